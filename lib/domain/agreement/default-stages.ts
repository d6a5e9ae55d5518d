import type { StageMeaning } from '../base/agreement-model';
import type { Stage } from '../base/stage';
import { both } from './both';

/** What each stage means, and what to do there. */
export const STAGE_MEANINGS: Readonly<Record<Stage, StageMeaning>> = {
  visitor: {
    meaning: both(
      'Interacts with us and has shared no details: just browsing.',
      'Interactúa con nosotros sin dar datos: solo está mirando.',
    ),
    whatToDo: both('Nothing yet.', 'Nada todavía.'),
  },
  lead: {
    meaning: both(
      'Shared their details and wants information, not a call.',
      'Dio sus datos y quiere información, no una llamada.',
    ),
    whatToDo: both(
      'Don’t contact yet. Tell marketing if you know more.',
      'No contactar todavía. Cuéntale a marketing si sabes algo más.',
    ),
  },
  mql: {
    meaning: both(
      'Fits and shows interest: sales should call.',
      'Encaja y muestra interés: ventas debe llamar.',
    ),
    whatToDo: both(
      'Accept, reject with a reason, or recycle within the agreed time.',
      'Acepta, rechaza con un motivo o recicla dentro del plazo acordado.',
    ),
  },
  sql: {
    meaning: both(
      'Contacted and qualified by sales: the right fit, not ready to buy.',
      'Contactado y calificado por ventas: encaja, aún no está listo para comprar.',
    ),
    whatToDo: both(
      'Keep on the radar, with a date to follow up.',
      'Mantenlo en el radar, con fecha para retomarlo.',
    ),
  },
  opportunity: {
    meaning: both(
      'Ready to buy and comparing vendors now.',
      'Listo para comprar y comparando proveedores.',
    ),
    whatToDo: both('Top priority: respond fast.', 'Máxima prioridad: responde enseguida.'),
  },
  customer: {
    meaning: both(
      'Bought, is satisfied and refers others.',
      'Compró, está satisfecho y nos recomienda.',
    ),
    whatToDo: both(
      'Look after them. Don’t push a sale.',
      'Cuida la relación. No fuerces la venta.',
    ),
  },
};
