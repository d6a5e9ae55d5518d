import type { FailureCode } from '../../domain/base/failure';
import type { FailureText } from '../en/failures';

const SAFE = 'Tus cambios en cola están a salvo y saldrán en orden.';
const UNCHANGED = 'Nada ha cambiado.';

export const failuresEs: Readonly<Record<FailureCode, FailureText>> = {
  'crm/offline': {
    what: 'No hay conexión a la red.',
    todo: 'Sigue trabajando: ves lo último que se leyó.',
    next: `Relevo lo intenta de nuevo cuando vuelva la red. ${SAFE}`,
  },
  'crm/timeout': {
    what: 'El CRM tardó demasiado en responder.',
    todo: 'No hace falta nada; si dura, mira la página de estado del CRM.',
    next: `Relevo vuelve a preguntar solo. ${SAFE}`,
  },
  'crm/rate-limited': {
    what: 'El CRM pide menos consultas por ahora.',
    todo: 'Espera un momento.',
    next: `Relevo pregunta de nuevo a la hora que indicó el CRM. ${SAFE}`,
  },
  'crm/unavailable': {
    what: 'El CRM está caído o en mantenimiento.',
    todo: 'Sigue trabajando: ves lo último que se leyó.',
    next: `Relevo lo intenta con pausas crecientes. ${SAFE}`,
  },
  'crm/unauthorised': {
    what: 'El CRM no acepta la clave: es errónea, caducó o fue retirada.',
    todo: 'Pega una clave nueva en las opciones.',
    next: `Hasta entonces no se envía nada. ${SAFE}`,
  },
  'crm/forbidden': {
    what: 'La clave no permite hacer esto: falta un permiso o un plan.',
    todo: 'Haz la comprobación en las opciones; dice qué falta.',
    next: 'El cambio espera en «En espera» hasta que lo reintentes o lo descartes.',
  },
  'crm/redirected': {
    what: 'La respuesta vino de otra dirección que no es la del CRM.',
    todo: 'Puede haber un proxy o una página de acceso en medio: abre el CRM en una pestaña e inténtalo de nuevo.',
    next: `Relevo no sigue una respuesta así. ${SAFE}`,
  },
  'crm/not-json': {
    what: 'Algo respondió, pero no el CRM: quizá la página de acceso de una red.',
    todo: 'Abre el CRM en una pestaña y accede a la red si lo pide.',
    next: `Relevo vuelve a preguntar solo. ${SAFE}`,
  },
  'crm/unexpected-shape': {
    what: 'El CRM respondió de una forma que Relevo no conoce.',
    todo: 'Copia el diagnóstico en las opciones y avisa.',
    next: `Se sigue mostrando lo leído antes. ${SAFE}`,
  },
  'crm/too-large': {
    what: 'La respuesta del CRM era mayor de lo que Relevo acepta.',
    todo: 'Busca algo más preciso.',
    next: `Se sigue mostrando lo leído antes. ${SAFE}`,
  },
  'crm/invalid': {
    what: 'El CRM no aceptó el valor: quizá allí cambió el nombre de una etapa o de un campo.',
    todo: 'Revisa la asignación de etapas y campos en las opciones.',
    next: 'El cambio espera en «En espera» hasta que lo reintentes o lo descartes.',
  },
  'crm/gone': {
    what: 'Esta persona fue borrada o fusionada en el CRM.',
    todo: 'Búscala por nombre o dirección.',
    next: 'Un cambio suyo pendiente sigue en «En espera» hasta que lo descartes.',
  },
  'crm/conflict': {
    what: 'Alguien cambió a esta persona en el CRM entretanto.',
    todo: 'Compara ambos lados y elige.',
    next: 'No se sobrescribe nada hasta que decidas.',
  },
  'crm/not-configured': {
    what: 'Aún no hay ningún CRM conectado.',
    todo: 'Elige el espacio de muestra o tu CRM en las opciones.',
    next: 'Relevo muestra personas en cuanto esté conectado.',
  },
  'crm/no-owner': {
    what: 'Nadie ha dicho quién eres en el CRM.',
    todo: 'Elígete en las opciones, en la conexión, y dilo de nuevo.',
    next: 'Lo que dices se firma con tu nombre, para que marketing sepa de quién es.',
  },
  'crm/host-not-permitted': {
    what: 'El navegador no tiene permiso para llegar al CRM.',
    todo: 'Pulsa «Permitir» junto a la conexión, en las opciones.',
    next: `Hasta entonces no se envía nada. ${SAFE}`,
  },
  'store/full': {
    what: 'No queda espacio en este dispositivo.',
    todo: 'Libera espacio o borra la caché en las opciones.',
    next: `El último cambio no se tomó; hazlo de nuevo. Los anteriores están a salvo. ${UNCHANGED}`,
  },
  'store/unavailable': {
    what: 'El navegador no pudo abrir el almacén de Relevo.',
    todo: 'Reinicia el navegador. Si sigue igual, copia el diagnóstico y avisa.',
    next: `Relevo sigue intentando abrirlo. ${UNCHANGED}`,
  },
  'store/newer-version': {
    what: 'Los datos guardados son de un Relevo más nuevo.',
    todo: 'Actualiza Relevo y vuelve a abrir esto.',
    next: 'Hasta entonces los datos no se tocan.',
  },
  'store/blocked': {
    what: 'Otra página de Relevo tiene abierta una versión anterior del almacén.',
    todo: 'Cierra las otras páginas de Relevo.',
    next: 'La actualización sigue sola.',
  },
  'bus/timeout': {
    what: 'El fondo de Relevo tardó demasiado.',
    todo: 'Inténtalo de nuevo.',
    next: 'Si tu cambio se tomó, aparece en «En espera». Nunca se aplica dos veces.',
  },
  'bus/forbidden': {
    what: 'Eso no está abierto a tu papel, o no desde esta página.',
    todo: 'Mira tu papel en las opciones, o hazlo en la ventana de Relevo.',
    next: UNCHANGED,
  },
  'bus/bad-request': {
    what: 'El fondo de Relevo no entendió la petición.',
    todo: 'Acorta los textos largos; si sigue igual, avisa con el diagnóstico.',
    next: UNCHANGED,
  },
  'bus/unavailable': {
    what: 'El fondo de Relevo no respondió: quizá se acaba de actualizar.',
    todo: 'Cierra y abre esto de nuevo; recarga la página del correo.',
    next: SAFE,
  },
  'policy/invalid': {
    what: 'No se puede leer el acuerdo que fija la política de tu empresa.',
    todo: 'Avisa a tu administrador; las palabras de abajo dicen qué falla.',
    next: 'Hasta entonces vale el acuerdo que ha firmado el equipo.',
  },
  bug: {
    what: 'Algo falló en Relevo.',
    todo: 'Inténtalo de nuevo; si sigue igual, copia el diagnóstico en las opciones y avisa.',
    next: SAFE,
  },
};
