import * as z from 'zod/mini';
import { clockNews, nextTurn } from '../../domain/clocks/news';
import { cardWords } from '../../i18n/card-translator';
import { relativeTime } from '../../i18n/time';
import { readMeta, writeMeta } from '../../store/meta';
import { sourceOf, storeAnswer } from '../../store/store-answer';
import { readBook } from '../../sync/book';
import { ourHolder, viewPeople } from '../person-views';
import type { Services, Viewing } from '../services';

const KEY = 'clocks-told';
/** Names in one notification; the number of the others follows. */
const MOST_NAMED = 3;
const toldSchema = z.record(z.string(), z.string());

/**
 * Wakes again when the next clock runs out, and tells the rep once of each that has turned, where
 * they want it. One notification for all that turned together: a morning after a holiday brings
 * one, not twenty.
 */
export async function watchClocks(
  services: Viewing & Pick<Services, 'connection' | 'rights' | 'schedule' | 'surfaces'>,
): Promise<void> {
  await services.ready();
  const holder = await ourHolder(services);
  const [{ notify }, { owner }] = await Promise.all([services.settings(), services.connection()]);
  const people =
    owner === null ? [] : await viewPeople(services, await readBook(services.db, owner.id), holder);
  const now = services.clock();
  const next = nextTurn(people, now);
  if (next !== null) await services.schedule.clockAt(next);
  if (!notify || owner === null) {
    await services.db.meta.delete(KEY);
    return;
  }
  const stored = toldSchema.safeParse(await readMeta(services.db, KEY));
  const { news, told } = clockNews(people, stored.success ? stored.data : null);
  // Remembered first: told twice is worse than told by the badge alone.
  const kept = await storeAnswer(sourceOf(services.db, holder), [], async () => {
    await writeMeta(services.db, KEY, told);
    return true;
  });
  // The people of a connection that was left are no news.
  if (kept === null) return;
  if (news.length === 0 || !(await services.rights.mayNotify())) return;
  const language = await services.language();
  const t = cardWords(language);
  const lines = news.slice(0, MOST_NAMED).flatMap(({ name, clock }) => {
    if (clock === null) return [];
    const what = t(`clock.${clock.kind}`);
    return [
      `${name}: ${t(`clock.${clock.state}`, { what, when: relativeTime(clock.dueAt, now, language) })}`,
    ];
  });
  const more = news.length > MOST_NAMED ? [`+${news.length - MOST_NAMED}`] : [];
  await services.surfaces.notify([...lines, ...more].join('\n'));
}
