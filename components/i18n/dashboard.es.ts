import type { dashboardEn } from './dashboard.en';
import type { Message } from './translator';

/** The words of the dashboard in Spanish. */
export const dashboardEs: Readonly<Record<keyof typeof dashboardEn, Message>> = {
  'frame.name': 'Tablero',
  'frame.print': 'Imprimir',
  'frame.later': 'Esta vista está en construcción.',
  'view.today': 'Hoy',
  'view.hand-offs': 'Traspasos',
  'view.feedback': 'Comentarios',
  'view.agreement': 'Acuerdo',
};
