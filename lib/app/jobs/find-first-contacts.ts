import { notTakenBack } from '../../domain/changes/taken-back';
import { allIntents } from '../../store/outbox-rows';
import { readFirstContacts, waitingContacts } from '../../sync/first-contacts';
import { readQueue } from '../../sync/queue';
import { teamRows } from '../../sync/team';
import type { Crm, Events, Services } from '../services';
import { onceAtATime } from './once-at-a-time';

const FIRST_CONTACTS_MS = 60_000;

/**
 * Looks in the CRM for first contacts of the people whose clock waits for one, in the rep's queue
 * and in the team's. At most one search per connection runs at a time. @throws RelevoError
 */
export const findFirstContacts = onceAtATime(lookForContacts);

async function lookForContacts(
  services: Crm & Events & Pick<Services, 'db' | 'history' | 'terms'>,
): Promise<void> {
  const [connector, { owner: me, paused }] = [
    await services.connector(),
    await services.connection(),
  ];
  if (connector === null || paused !== null) return;
  const { db, clock, history } = services;
  const own = me === null ? [] : await readQueue(db, me.id);
  const rows = [...new Map([...own, ...(await teamRows(db))].map((row) => [row.id, row])).values()];
  const intents = notTakenBack(await allIntents(db, connector.connection));
  const people = await waitingContacts(
    db,
    rows,
    intents,
    await services.terms(),
    me?.id ?? null,
    clock(),
  );
  const deps = { db, connector, clock, page: history.page };
  const read = await readFirstContacts(deps, people, AbortSignal.timeout(FIRST_CONTACTS_MS));
  if (read > 0) services.push('people');
}
