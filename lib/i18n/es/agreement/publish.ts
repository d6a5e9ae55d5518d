import type { agreementPublishEn } from '../../en/agreement/publish';
import type { Message } from '../../translator';

/** The same in Spanish. */
export const agreementPublishEs: Readonly<Record<keyof typeof agreementPublishEn, Message>> = {
  'impact.title': 'Impacto',
  'impact.now': {
    one: 'De una persona guardada aquí:',
    other: 'De {count} personas guardadas aquí:',
  },
  'impact.known':
    'Cuenta a las personas guardadas en este dispositivo, no todo tu CRM. Los plazos se miden con los términos nuevos, pero los que ya corren conservan los anteriores.',
  'impact.counting': 'Calculando el impacto…',
  'impact.failed': 'No se pudo calcular el impacto.',
  'impact.nobody':
    'Aún no hay personas guardadas en este dispositivo, así que no se conoce el impacto. Abre Gmail o tu cola una vez y vuelve.',
  'impact.nothing': 'no cambiaría nada para nadie.',
  'impact.becoming': { one: 'una pasaría a MQL', other: '{count} pasarían a MQL' },
  'impact.leaving': { one: 'una dejaría de ser MQL', other: '{count} dejarían de ser MQL' },
  'impact.breaking': {
    one: 'un plazo quedaría vencido al momento',
    other: '{count} plazos quedarían vencidos al momento',
  },
  'impact.mending': {
    one: 'un plazo vencido volvería a estar a tiempo',
    other: '{count} plazos vencidos volverían a estar a tiempo',
  },
  'impact.more': { one: 'y una más', other: 'y {count} más' },
  'impact.never': 'nunca',
  'review.lead':
    'Qué cambia tu borrador en la versión {number} y su impacto en las personas guardadas en este dispositivo.',
  'review.changes': { one: 'Una diferencia', other: '{count} diferencias' },
  'review.nothing': 'Tu borrador aún no cambia nada.',
  'review.nothing-why': 'Edita algo antes; cada diferencia aparecerá aquí.',
  'review.invalid': 'Corrige estos errores antes de publicar:',
  'review.newer': 'Alguien ha publicado desde que empezaste.',
  'review.newer-why': 'No se sobrescribe nada: donde no coinciden, eliges tú.',
  'review.newer-do': 'Ver las dos versiones',
  'review.stuck':
    'Esto no se puede deshacer solo: lo demás ya no encajaría. Cámbialo en el editor.',
  'publish.title': 'Publicar',
  'publish.from': 'En vigor desde',
  'publish.from-why': 'Entra en vigor ese día, pero no antes de que firmen los dos departamentos.',
  'publish.why':
    'Publicar deja la siguiente versión donde la lee tu equipo. Solo entra en vigor cuando firma una persona de cada departamento.',
  'publish.why-device':
    'Publicar crea la siguiente versión en este dispositivo. Solo entra en vigor cuando firma una persona de cada departamento; después, expórtala para el equipo.',
  'publish.shut':
    'Tu clave no puede escribir donde se guarda el acuerdo. Exporta el borrador y pide a alguien con más permisos que lo importe y lo publique.',
  'publish.impossible': 'Cada parte de las dos versiones se puede fusionar, pero no el conjunto:',
  'publish.do': 'Publicar la siguiente versión',
  'publish.sending': 'Publicando…',
  'draft.drop': 'Descartar el borrador',
  'draft.drop-sure': 'No se puede deshacer.',
  'draft.drop-yes': 'Descartarlo',
  'merge.lead-draft':
    'Alguien publicó mientras editabas. Se conserva lo que cambió solo una persona; donde no coinciden, elige.',
  'merge.lead-rivals':
    'Dos personas publicaron a la vez. Se conserva lo que cambió solo una; donde no coinciden, elige.',
  'merge.mine': 'La tuya',
  'merge.theirs': 'Publicada después',
  'merge.one': 'Una versión',
  'merge.other': 'La otra versión',
  'merge.nothing': 'No hay nada que fusionar.',
  'merge.fits': 'Sin conflictos.',
  'merge.fits-why': 'Los cambios no se solapan: se conservan todos.',
  'merge.open': { one: 'Queda un conflicto', other: 'Quedan {count} conflictos' },
  'merge.all-chosen': 'Conflictos resueltos',
  'merge.all': 'Todo de «{who}»',
  'merge.before': 'Antes:',
  'merge.taken': 'Se conserva de «{who}»',
  'merge.taken-none': 'Ningún otro cambio.',
  'merge.publish': 'Publicar la versión fusionada',
  'merge.choose-first': 'Resuelve antes todos los conflictos.',
  'import.lead': 'Revisa antes el archivo: ves qué cambia antes de que sea tu borrador.',
  'import.pick': 'Elegir un archivo',
  'import.what': 'Un archivo JSON exportado por Relevo.',
  'import.title': '{name}: versión {number}',
  'import.same': 'Es igual que la versión en vigor.',
  'import.differs': {
    one: 'Una diferencia con la versión en vigor:',
    other: '{count} diferencias con la versión en vigor:',
  },
  'import.replaces': 'Ya tienes un borrador; este lo sustituiría.',
  'import.take': 'Usar como mi borrador',
  'refused.unreadable': 'No es un archivo de acuerdo.',
  'refused.newer': 'Escrito por un Relevo más nuevo.',
  'refused.invalid': 'Incumple las reglas de un acuerdo.',
  'refused.large': 'Este archivo es demasiado grande para ser un acuerdo.',
  'refused-do.unreadable': 'Elige un archivo guardado con «Exportar», sin cambios.',
  'refused-do.newer': 'Actualiza Relevo en este dispositivo e impórtalo otra vez.',
  'refused-do.invalid': 'Puede que se editara a mano. Corrige estos errores o expórtalo de nuevo:',
  'refused-do.large':
    'Un acuerdo tiene como mucho un millón de caracteres. ¿Es el archivo correcto?',
};
