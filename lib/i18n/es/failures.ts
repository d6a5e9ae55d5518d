import type { FailureCode } from '../../domain/base/failure';
import type { FailureText } from '../en/failures';

export const failuresEs: Readonly<Record<FailureCode, FailureText>> = {
  'crm/offline': {
    what: 'No hay conexión a la red.',
    todo: 'Sigue trabajando: ves los últimos datos cargados.',
    next: 'Relevo lo intenta de nuevo cuando vuelva la red.',
  },
  'crm/timeout': {
    what: 'El CRM tardó demasiado en responder.',
    todo: 'No hace falta nada; si dura, mira la página de estado del CRM.',
    next: 'Relevo lo intenta de nuevo automáticamente.',
  },
  'crm/rate-limited': {
    what: 'El CRM limita las consultas por ahora.',
    todo: 'Espera un momento.',
    next: 'Relevo lo intenta de nuevo a la hora que indicó el CRM.',
  },
  'crm/unavailable': {
    what: 'El CRM está caído o en mantenimiento.',
    todo: 'Sigue trabajando: ves los últimos datos cargados.',
    next: 'Relevo lo intenta de nuevo automáticamente, con pausas crecientes.',
  },
  'crm/unauthorised': {
    what: 'El CRM no acepta la clave: es errónea, caducó o se revocó.',
    todo: 'Pega una clave nueva en las opciones.',
    next: 'Hasta entonces no se envía nada.',
  },
  'crm/forbidden': {
    what: 'La clave no permite hacer esto: falta un permiso o una función del plan.',
    todo: 'Haz la prueba de conexión en las opciones; dice qué falta.',
    next: 'El cambio se queda en «Sin sincronizar» hasta que lo reintentes o lo descartes.',
  },
  'crm/redirected': {
    what: 'La respuesta vino de otra dirección que no es la del CRM.',
    todo: 'Puede haber un proxy o una página de acceso en medio: abre el CRM en una pestaña e inténtalo de nuevo.',
    next: 'Relevo ignora una respuesta así.',
  },
  'crm/not-json': {
    what: 'Respondió algo que no es el CRM: quizá la página de acceso de una red.',
    todo: 'Abre el CRM en una pestaña y accede a la red si lo pide.',
    next: 'Relevo lo intenta de nuevo automáticamente.',
  },
  'crm/unexpected-shape': {
    what: 'El CRM respondió en un formato que Relevo no conoce.',
    todo: 'Copia el diagnóstico en las opciones e informa del problema.',
    next: 'Sigues viendo los datos cargados antes.',
  },
  'crm/too-large': {
    what: 'La respuesta del CRM es mayor de lo que Relevo acepta.',
    todo: 'Busca algo más preciso.',
    next: 'Sigues viendo los datos cargados antes.',
  },
  'crm/invalid': {
    what: 'El CRM no aceptó el valor: quizá allí cambió el nombre de una etapa o de un campo.',
    todo: 'Revisa «Etapas y campos» en las opciones.',
    next: 'El cambio se queda en «Sin sincronizar» hasta que lo reintentes o lo descartes.',
  },
  'crm/gone': {
    what: 'Esta persona se borró o se fusionó en el CRM.',
    todo: 'Búscala por nombre o dirección.',
    next: 'Un cambio suyo pendiente se queda en «Sin sincronizar» hasta que lo descartes.',
  },
  'crm/conflict': {
    what: 'Alguien más cambió a esta persona en el CRM.',
    todo: 'Compara ambos lados y elige.',
    next: 'No se sobrescribe nada hasta que decidas.',
  },
  'crm/not-configured': {
    what: 'Aún no hay ningún CRM conectado.',
    todo: 'Elige el espacio de muestra o tu CRM en las opciones.',
    next: 'Relevo muestra personas en cuanto esté conectado.',
  },
  'crm/no-owner': {
    what: 'Aún no has elegido tu usuario del CRM.',
    todo: 'Elígelo en las opciones, en «Conexión», e inténtalo de nuevo.',
    next: 'Tu valoración lleva tu nombre, para que marketing sepa de quién es.',
  },
  'crm/host-not-permitted': {
    what: 'El navegador no deja que Relevo llegue al CRM.',
    todo: 'Pulsa «Permitir» junto a la conexión, en las opciones.',
    next: 'Hasta entonces no se envía nada.',
  },
  'store/full': {
    what: 'No queda espacio en este dispositivo.',
    todo: 'Libera espacio o borra la caché en las opciones.',
    next: 'El último cambio no se guardó; hazlo de nuevo. Los anteriores están a salvo.',
  },
  'store/unavailable': {
    what: 'El navegador no pudo abrir el almacén de Relevo.',
    todo: 'Reinicia el navegador. Si sigue igual, copia el diagnóstico e informa del problema.',
    next: 'Relevo sigue intentando abrirlo. Nada ha cambiado.',
  },
  'store/newer-version': {
    what: 'Los datos guardados son de un Relevo más nuevo.',
    todo: 'Actualiza Relevo y vuelve a abrir esto.',
    next: 'Hasta entonces los datos no se tocan.',
  },
  'store/blocked': {
    what: 'Otra página de Relevo tiene abierta una versión anterior del almacén.',
    todo: 'Cierra las otras páginas de Relevo.',
    next: 'La actualización sigue entonces automáticamente.',
  },
  'bus/timeout': {
    what: 'El fondo de Relevo tardó demasiado.',
    todo: 'Inténtalo de nuevo.',
    next: 'Si tu cambio se guardó, aparece en «Sin sincronizar». Nunca se aplica dos veces.',
  },
  'bus/forbidden': {
    what: 'Tu rol no permite hacer esto, o no desde esta página.',
    todo: 'Mira tu rol en las opciones o hazlo en la ventana de Relevo.',
    next: 'Nada ha cambiado.',
  },
  'bus/bad-request': {
    what: 'El fondo de Relevo no entendió la petición.',
    todo: 'Acorta los textos largos; si sigue igual, informa del problema con el diagnóstico.',
    next: 'Nada ha cambiado.',
  },
  'bus/unavailable': {
    what: 'El fondo de Relevo no respondió: quizá se acaba de actualizar.',
    todo: 'Cierra y abre esto de nuevo; recarga la página del correo.',
    next: 'No se pierde nada de lo guardado.',
  },
  'policy/invalid': {
    what: 'No se puede leer el acuerdo que fija la política de tu empresa.',
    todo: 'Avisa a tu administrador; los detalles de abajo dicen qué falla.',
    next: 'Hasta entonces se aplica el acuerdo que firmó el equipo.',
  },
  bug: {
    what: 'Algo falló en Relevo.',
    todo: 'Inténtalo de nuevo; si sigue igual, copia el diagnóstico en las opciones e informa del problema.',
    next: 'No se pierde nada de lo guardado.',
  },
};
