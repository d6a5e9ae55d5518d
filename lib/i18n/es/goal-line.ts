import type { goalLineEn } from '../en/goal-line';
import type { Message } from '../translator';

/** The words of a goal's one line, for popup, Today and the toolbar button. */
export const goalLineEs: Readonly<Record<keyof typeof goalLineEn, Message>> = {
  'of.visitor': { one: '1 visitante', other: '{count} visitantes' },
  'of.lead': { one: '1 prospecto', other: '{count} prospectos' },
  'of.mql': { one: '1 MQL', other: '{count} MQL' },
  'of.accepted-in-time': {
    one: '1 MQL aceptado a tiempo',
    other: '{count} MQL aceptados a tiempo',
  },
  'of.contacted-in-time': {
    one: '1 MQL contactado a tiempo',
    other: '{count} MQL contactados a tiempo',
  },
  'of.sql': { one: '1 SQL', other: '{count} SQL' },
  'of.opportunity': { one: '1 oportunidad', other: '{count} oportunidades' },
  'of.customer': { one: '1 cliente', other: '{count} clientes' },
  'line.reached': '{what}: objetivo de {target} alcanzado',
  'line.on-pace': '{what} de {target}, a buen ritmo',
  'line.short': '{what} por debajo del ritmo',
  'line.missing': '{what} por conseguir para el objetivo de {target}',
  'line.out': '{what} de {target}: fuera de alcance este mes',
  'line.left': '{line}, {left}',
  'left.working': {
    one: 'queda 1 día laborable',
    other: 'quedan {count} días laborables',
  },
  'left.calendar': { one: 'queda 1 día', other: 'quedan {count} días' },
  'left.none': 'no queda ningún día laborable',
};
