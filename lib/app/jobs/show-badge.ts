import { isWork } from '../../domain/clocks/queue';
import { countUndecided } from '../../store/outbox-rows';
import { readQueue } from '../../sync/queue';
import { ourHolder } from '../person-tickets';
import { unseenReplies } from '../replies';
import type { Services, Viewing } from '../services';
import { viewPeople } from '../view-people';

const BADGE = { late: '#b3261e', soon: '#8a5a00', calm: '#3d5a80' } as const;

/**
 * Shows the number on the toolbar button: people who wait for the rep, changes that wait for a
 * decision, and answers of marketing that the rep has not seen.
 */
export async function showBadge(
  services: Viewing & Pick<Services, 'connection' | 'surfaces'>,
): Promise<void> {
  await services.ready();
  const holder = await ourHolder(services);
  const parked = await countUndecided(services.db, holder.connection);
  const { owner: me } = await services.connection();
  const rows = me === null ? [] : await readQueue(services.db, me.id);
  const people = (await viewPeople(services, rows, holder)).filter(isWork);
  const late = parked > 0 || people.some((person) => person.clock?.state === 'late');
  const soon = people.some((person) => person.clock?.state === 'soon');
  const waiting = people.length + parked + (await unseenReplies(services)).length;
  const text = waiting === 0 ? '' : waiting > 99 ? '99+' : String(waiting);
  await services.surfaces.badge(text, late ? BADGE.late : soon ? BADGE.soon : BADGE.calm);
}
