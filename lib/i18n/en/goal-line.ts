import type { Message } from '../translator';

/** The words of a goal's one line, for popup, Today and the toolbar button. */
export const goalLineEn = {
  'of.visitor': { one: '1 visitor', other: '{count} visitors' },
  'of.lead': { one: '1 lead', other: '{count} leads' },
  'of.mql': { one: '1 MQL', other: '{count} MQLs' },
  'of.accepted-in-time': {
    one: '1 MQL accepted in time',
    other: '{count} MQLs accepted in time',
  },
  'of.contacted-in-time': {
    one: '1 MQL contacted in time',
    other: '{count} MQLs contacted in time',
  },
  'of.sql': { one: '1 SQL', other: '{count} SQLs' },
  'of.opportunity': { one: '1 opportunity', other: '{count} opportunities' },
  'of.customer': { one: '1 customer', other: '{count} customers' },
  'line.reached': '{what}: the goal of {target} is reached',
  'line.on-pace': '{what} of {target}, on pace',
  'line.short': '{what} short of pace',
  'line.missing': '{what} to go to the goal of {target}',
  'line.out': '{what} of {target}: out of reach this month',
  'line.left': '{line}, {left}',
  'left.working': {
    one: '1 working day left',
    other: '{count} working days left',
  },
  'left.calendar': { one: '1 day left', other: '{count} days left' },
  'left.none': 'no working day left',
} as const satisfies Record<string, Message>;
