import * as z from 'zod/mini';
import { clockNews, nextTurn } from '../../domain/clocks/news';
import { cardWords } from '../../i18n/card-translator';
import { relativeTime } from '../../i18n/time';
import { readMeta, writeMeta } from '../../store/meta';
import { sourceOf, storeAnswer } from '../../store/store-answer';
import { readQueue } from '../../sync/queue';
import { ourHolder } from '../person-tickets';
import type { Services, Viewing } from '../services';
import { viewPeople } from '../view-people';

const KEY = 'clocks-told';
/** Names in one notification; the others are given as a number. */
const MOST_NAMED = 3;
const notifiedSchema = z.record(z.string(), z.string());

/**
 * Sets the alarm for the next clock and notifies the rep once of every clock that has become due
 * soon or late, if they want notifications. One notification covers all of them: after a holiday
 * the rep gets one, not twenty.
 */
export async function watchClocks(
  services: Viewing & Pick<Services, 'connection' | 'rights' | 'schedule' | 'surfaces'>,
): Promise<void> {
  await services.ready();
  const holder = await ourHolder(services);
  const [{ notify }, { owner }] = await Promise.all([services.settings(), services.connection()]);
  const people =
    owner === null
      ? []
      : await viewPeople(services, await readQueue(services.db, owner.id), holder);
  const now = services.clock();
  const next = nextTurn(people, now);
  if (next !== null) await services.schedule.clockAt(next);
  if (!notify || owner === null) {
    await services.db.meta.delete(KEY);
    return;
  }
  const stored = notifiedSchema.safeParse(await readMeta(services.db, KEY));
  const { news, notified } = clockNews(people, stored.success ? stored.data : null);
  // Stored before it is shown: notifying twice would be worse than showing only the badge.
  const kept = await storeAnswer(sourceOf(services.db, holder), [], async () => {
    await writeMeta(services.db, KEY, notified);
    return true;
  });
  // The connection changed in the meantime: its people are no news for the new one.
  if (kept === null) return;
  if (news.length === 0 || !(await services.rights.mayNotify())) return;
  const language = await services.language();
  const t = cardWords(language);
  const lines = news.slice(0, MOST_NAMED).flatMap(({ name: who, clock, advice }) => {
    if (clock === null) return [];
    const what = t(`clock.${clock.kind}`);
    // A lead over the threshold is asked for an answer as an MQL is: the chip says why.
    const name =
      advice === 'qualifies' ? `${who} (${t('chip.qualifies', { stage: t('stage.lead') })})` : who;
    return [
      `${name}: ${t(`clock.${clock.state}`, { what, when: relativeTime(clock.dueAt, now, language) })}`,
    ];
  });
  const more = news.length > MOST_NAMED ? [`+${news.length - MOST_NAMED}`] : [];
  await services.surfaces.notify([...lines, ...more].join('\n'));
}
