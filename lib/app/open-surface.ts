import * as z from 'zod/mini';
import type { InputOf } from '../bus/contract';
import type { Caller } from '../bus/server';
import { RelevoError } from '../domain/base/failure';
import { isFresh } from '../domain/base/fresh';
import type { NoteWish } from '../domain/views/tab';
import { createBudget } from './budget';
import { contactOfTicket, redeem } from './person-tickets';
import type { Services } from './services';

/** How often the page of one tab may open a surface of Relevo within a minute. */
const MOST_OPENED = 3;
const OPENED_BY_PAGE = 'opened-by-page';
/**
 * A popup that opens within this time after a page's request counts as opened by the page, ms.
 * Long, because a page can keep the browser busy for a while.
 */
const OPENING_MS = 30_000;

/** Whether a page's request opened the popup that asks. Answers true once per request. */
export async function wasOpenedByPage({
  clock,
  storage: { session },
}: Pick<Services, 'clock' | 'storage'>): Promise<boolean> {
  const at = await session.get(OPENED_BY_PAGE);
  if (typeof at !== 'number') return false;
  await session.set(OPENED_BY_PAGE, null);
  return Math.abs(clock() - at) < OPENING_MS;
}

const NOTE_WISH = 'note-wish';
const wishSchema = z.object({ contactId: z.string(), at: z.number() });

/** The person for whom a page has just asked to write a note; null after a while. */
export async function readNoteWish({
  clock,
  storage: { session },
}: Pick<Services, 'clock' | 'storage'>): Promise<NoteWish | null> {
  const wish = wishSchema.safeParse(await session.get(NOTE_WISH));
  return wish.success && isFresh(wish.data.at, clock(), OPENING_MS) ? wish.data : null;
}

/**
 * Returns what opens a surface of Relevo for a person of a page: the side panel beside the tab, else
 * the popup.
 * @throws RelevoError `bus/forbidden` without a ticket, or where the page asks too often
 */
export function surfaceOpener(
  services: Pick<
    Services,
    'clock' | 'connection' | 'db' | 'push' | 'ready' | 'storage' | 'surfaces' | 'tickets'
  >,
): (input: InputOf<'site.openSurface'>, caller: Caller) => Promise<{ opened: boolean }> {
  const openings = createBudget(MOST_OPENED, 60_000);
  return async ({ ticket, note = false }, caller) => {
    const { tabId } = caller;
    // The popup takes the keyboard focus, so a page may open it only for a person that it was
    // shown, and only a few times a minute.
    const contactId = await contactOfTicket(services, ticket, caller);
    if (contactId !== '') await redeem(services, ticket, caller);
    if (caller.trust === 'site' && openings.take(`tab:${tabId}`, 1, services.clock()) === 0) {
      throw new RelevoError({ code: 'bus/forbidden', detail: 'rate' });
    }
    if (note) await services.storage.session.set(NOTE_WISH, { contactId, at: services.clock() });
    services.push('tab');
    if (tabId !== null && (await services.surfaces.isPanelBeside(tabId))) return { opened: true };
    if (caller.trust === 'site')
      await services.storage.session.set(OPENED_BY_PAGE, services.clock());
    const opened = await services.surfaces.openPopup();
    if (!opened) await services.storage.session.set(OPENED_BY_PAGE, null);
    return { opened };
  };
}
