import type { ContestKey } from '../en/contest';
import type { Message } from '../translator';

export const contestEs: Readonly<Record<ContestKey, Message>> = {
  'contest.open': 'Cuestionar…',
  'contest.open-of': 'Cuestionar o confirmar: {title}',
  'contest.ask': '¿Ayudó a ganarlo?',
  'contest.confirm': 'Sí, cuenta',
  'contest.no': 'No, porque:',
  'contest.text': 'Con tus palabras (necesario con otro motivo)',
  'contest.not-yours': 'Solo puede cuestionarla el responsable del contacto o de su negocio.',
  'contest.gone': 'El contacto ya no está en el CRM.',
  'contest.share': '{contested} de {of} interacciones cuestionadas',
  'contest.without': 'Sin las interacciones cuestionadas',
  'contest.left-out': 'sin contar',
  'referral.open': 'Recomendado por…',
  'referral.who': '¿Quién recomendó a {name}?',
  'referral.search': 'Buscar contactos',
  'referral.pick': 'Recomendado por {name}',
  'referral.clear': 'No llegó por recomendación',
};
