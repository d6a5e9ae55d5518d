import type { StoredObject } from '../types';
import { EVENTS } from './names';
import type { Random } from './random';
import type { SeedRow } from './workspace';

const DAY = 86_400_000;

/** The marketing events that a person took part in: one in ten people, one or two events. */
export function* participationRows(
  person: StoredObject,
  random: Random,
  now: number,
): Iterable<SeedRow> {
  if (!random.chance(0.1)) return;
  for (let count = random.int(1, 2); count > 0; count -= 1) {
    const [eventId, eventName] = random.pick(EVENTS);
    const state = random.pick([
      'REGISTERED',
      'ATTENDED',
      'ATTENDED',
      'NO_SHOW',
      'CANCELLED',
    ] as const);
    const minutes = state === 'ATTENDED' ? random.int(5, 60) : null;
    yield {
      kind: 'participation',
      participation: {
        contactId: person.id,
        eventId,
        eventName,
        state,
        occurredAt: now - random.int(1, 200) * DAY,
        durationSeconds: minutes === null ? null : minutes * 60,
        percentage: minutes === null ? null : String(Math.round((minutes / 60) * 100)),
      },
    };
  }
}
