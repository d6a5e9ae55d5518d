import type { Message } from '../../domain/base/text';
import type { dealsEn } from '../en/deals';

/** Textos de los negocios en la ficha y en la cola. */
export const dealsEs: Readonly<Record<keyof typeof dealsEn, Message>> = {
  title: 'Negocios',
  none: 'Ningún negocio en el CRM.',
  reading: 'Leyendo los negocios…',
  more: { one: '{count} más en el CRM', other: '{count} más en el CRM' },
  open: 'Abrir en el CRM',
  'no-amount': 'Sin importe',
  stage: 'Etapa',
  close: 'Cierre previsto',
  next: 'Próximo paso',
  'next.none': 'Nada planeado',
  last: 'Última actividad',
  'last.none': 'Ninguna conocida',
  closed: 'Cerrado',
  reason: 'Motivo',
  'reason.none': 'Sin indicar',
  owner: 'Responsable',
  won: 'Ganado',
  lost: 'Perdido',
  part: '{text}',
  'line.closes': 'cierre {date}',
  'line.won': 'ganado {date}',
  'line.lost': 'perdido: {reason}',
  'line.lost-plain': 'perdido',
  'line.more': { one: '{count} más', other: '{count} más' },
  'sort.value': 'Valor × urgencia',
  'sort.urgent': 'Más urgente',
  'sort.by': 'Ordenar por',
  'sort.others': {
    one: '{count} persona tiene negocios en otra moneda que {currency} y sigue por urgencia.',
    other: '{count} personas tienen negocios en otra moneda que {currency} y siguen por urgencia.',
  },
};
