import * as z from 'zod/mini';
import type { Caller, Handlers } from '../../bus/server';
import type { Reason } from '../../domain/base/agreement-model';
import { RelevoError } from '../../domain/base/failure';
import { isFresh } from '../../domain/base/fresh';
import { type Language, textIn } from '../../domain/base/text';
import type { IntentAction } from '../../domain/changes/intent';
import { judgeMove } from '../../domain/changes/promotion';
import { normaliseEmail } from '../../domain/person/identity';
import { EMBEDDED } from '../../domain/views/admin';
import type { SiteId } from '../../domain/views/settings';
import type { NoteWish } from '../../domain/views/tab';
import { cardMessages } from '../../i18n/card-translator';
import { SITES, siteById } from '../../sites/registry';
import { putAnswer, takeBackAnswer } from '../../store/answers';
import { readMeta, writeMeta } from '../../store/meta';
import { enqueue } from '../../store/outbox-rows';
import { undo } from '../../sync/undo';
import { acceptAdd, verifyAnswer, verifyProfile } from '../action-tokens';
import { noteSeen } from '../answers';
import { createBudget } from '../budget';
import { companyReader } from '../company';
import { withDealLine } from '../deals';
import { lookUp } from '../look-up';
import { answerInPage, nameMailbox, needMailbox } from '../mailboxes';
import { contactOfTicket, needContact, redeem, viewCard } from '../person-views';
import type { Crm, Events, Reading, Services, Viewing } from '../services';
import { modeNow } from '../site-scripts';
import { plainTouch } from '../timeline';
import { giveVerdict } from '../verdicts';

type SiteHandlers = Pick<Handlers, Extract<keyof Handlers, `site.${string}`>>;

const dockPlace = z.object({ right: z.number(), top: z.number(), collapsed: z.boolean() });

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
export async function noteWish({
  clock,
  storage: { session },
}: Pick<Services, 'clock' | 'storage'>): Promise<NoteWish | null> {
  const wish = wishSchema.safeParse(await session.get(NOTE_WISH));
  return wish.success && isFresh(wish.data.at, clock(), OPENING_MS) ? wish.data : null;
}

/**
 * Whether the page of a tab writes more than a person would. Then the write waits until the rep
 * confirms it in a page of Relevo.
 */
function isTooMuch(
  { pageWrites, clock }: Pick<Services, 'clock' | 'pageWrites'>,
  { trust, tabId }: Caller,
): boolean {
  return trust === 'site' && pageWrites.take(`tab:${tabId}`, 1, clock()) === 0;
}

/** What the routes of content scripts need besides people and the CRM. */
type SiteParts = Pick<
  Services,
  | 'flush'
  | 'installation'
  | 'mailboxAnswers'
  | 'newPeople'
  | 'pageWrites'
  | 'rights'
  | 'storage'
  | 'surfaces'
>;

/** What a script in a mailbox may ask before the rep has said yes to that. */
const BEFORE_YES = [
  'site.appearance',
  'site.assets',
  'site.mailbox',
  'site.dock',
  'site.subjectChanged',
  'site.broken',
];

/** The same routes, closed to a script in a mailbox without a yes. */
function inMailboxes(
  services: Parameters<typeof needMailbox>[0],
  open: SiteHandlers,
): SiteHandlers {
  const closed = Object.entries(open).map(([name, handler]) => {
    if (BEFORE_YES.includes(name)) return [name, handler];
    const answer = handler as (input: { mailbox?: string }, caller: Caller) => Promise<unknown>;
    return [
      name,
      async (input: { mailbox?: string }, caller: Caller) => {
        if (caller.trust === 'site' && input.mailbox !== undefined)
          await nameMailbox(services, input.mailbox, caller);
        await needMailbox(services, caller);
        return answer(input, caller);
      },
    ];
  });
  return Object.fromEntries(closed) as SiteHandlers;
}

/** Handlers for content scripts: what a page shows, and what the rep does there. */
export function siteHandlers(services: Viewing & Crm & Reading & Events & SiteParts): SiteHandlers {
  const atCompany = companyReader(services);
  const elsewhere = createBudget(MOST_OPENED, 60_000);
  const queue = async (
    caller: Caller,
    connection: string,
    contactId: string,
    intentId: string,
    action: IntentAction,
  ) => {
    const [now, intent] = [services.clock(), { intentId, contactId, connection, action }];
    await enqueue(services.journal, intent, now, [], isTooMuch(services, caller));
    services.push('people', 'outbox');
    services.flush();
    return { intentId };
  };

  return inMailboxes(services, {
    'site.appearance': async ({ mailbox }, caller) => {
      const named =
        mailbox === undefined || caller.trust === 'page'
          ? null
          : await nameMailbox(services, mailbox, caller);
      const [settings, language, agreement, connection] = await Promise.all([
        services.settings(),
        services.language(),
        services.agreement(),
        services.connection(),
      ]);
      return {
        language,
        theme: settings.theme,
        sites: Object.fromEntries(
          await Promise.all(
            SITES.map(async (site) => [site.id, await modeNow(services, site, settings)] as const),
          ),
        ),
        mailbox: named,
        chips: settings.chips,
        linkedinSearch: settings.linkedinSearch,
        sample: connection.kind === EMBEDDED,
        doNotContact: agreement.doNotContact,
        reasons: {
          rejected: choices(agreement.rejectReasons, language),
          recycled: choices(agreement.recycleReasons, language),
          returned: choices(agreement.demoteReasons, language),
        },
      };
    },
    'site.assets': async () => ({
      words: cardMessages(await services.language()),
      ...services.installation.styles,
    }),
    'site.mailbox': async ({ mailbox, use }, caller) => {
      if (services.mailboxAnswers.take('pages', 1, services.clock()) === 0)
        throw new RelevoError({ code: 'bus/forbidden', detail: 'rate' });
      await answerInPage(services, mailbox, use, caller);
      services.push('settings', 'tab');
      return null;
    },
    'site.lookup': async ({ people }, caller) =>
      lookUp(services, people, await needMailbox(services, caller), caller),
    'site.answer': async ({ offer, same }, caller) => {
      const answer = await verifyAnswer(services, caller, offer);
      if (same === null) await takeBackAnswer(services.journal, answer);
      else {
        await needContact(services, answer.contactId);
        await putAnswer(services.journal, answer, { same, by: 'rep', at: services.clock() });
      }
      services.push('people');
      return null;
    },
    'site.profile': async ({ offer, intentId }, caller) => {
      const { connection, contactId, slug, held } = await verifyProfile(services, caller, offer);
      await needContact(services, contactId);
      return queue(caller, connection, contactId, intentId, {
        kind: 'profile',
        from: held,
        to: slug,
      });
    },
    'site.company': ({ company }, caller) => atCompany(company, caller),
    'site.card': async ({ ticket }, caller) => {
      const redeemed = await redeem(services, ticket, caller);
      const view = await viewCard(services, redeemed);
      if (await noteSeen(services, view.contactId, view.handOff.threads)) services.push('feedback');
      return withDealLine(services, redeemed.row, view);
    },
    'site.touches': async ({ ticket, cursor }, caller) => {
      const { touches, next } = await services.history.page(
        (await redeem(services, ticket, caller)).row.id,
        cursor,
      );
      return { touches: touches.map(plainTouch), next };
    },
    'site.move': async ({ ticket, intentId, from, to, reasonId }, caller) => {
      const { row, holder } = await redeem(services, ticket, caller);
      const [settings, agreement] = await Promise.all([services.settings(), services.agreement()]);
      const move = judgeMove(from, to, settings.role, agreement);
      if (!move.allowed)
        throw new RelevoError({ code: 'bus/forbidden', detail: move.refusal ?? '' });
      if (move.needsReason && !agreement.demoteReasons.some(({ id }) => id === reasonId)) {
        throw new RelevoError({ code: 'bus/bad-request', detail: 'needs-reason' });
      }
      return queue(caller, holder.connection, row.id, intentId, {
        kind: 'move',
        from,
        to,
        reasonId,
      });
    },
    'site.verdict': async (input, caller) => {
      const redeemed = await redeem(services, input.ticket, caller);
      if (caller.trust === 'site' && input.text !== undefined) {
        throw new RelevoError({ code: 'bus/forbidden', detail: 'text' });
      }
      return giveVerdict(services, redeemed, input, isTooMuch(services, caller));
    },
    'site.add': async ({ intentId, offer, name }, caller) => {
      const { connection, email } = await acceptAdd(services, caller, offer);
      const address = normaliseEmail(email);
      if (address === null) throw new RelevoError({ code: 'bus/bad-request', detail: 'email' });
      return queue(caller, connection, `add:${address}`, intentId, {
        kind: 'add',
        email: address,
        name: name.trim(),
      });
    },
    'site.undo': async ({ ticket, intentId }, caller) => {
      const { row, holder } = await redeem(services, ticket, caller);
      const undone = await undo(
        services.journal,
        row.id,
        intentId,
        holder.connection,
        services.clock(),
      );
      services.push('people', 'outbox', 'feedback');
      services.flush();
      return { reversed: undone === 'reversing' };
    },
    'site.openSurface': async ({ ticket, note = false }, caller) => {
      const { tabId } = caller;
      // The popup takes the keyboard focus, so a page may open it only for a person that it was
      // shown, and only a few times a minute.
      const contactId = await contactOfTicket(services, ticket, caller);
      if (contactId !== '') await redeem(services, ticket, caller);
      if (caller.trust === 'site' && elsewhere.take(`tab:${tabId}`, 1, services.clock()) === 0) {
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
    },
    'site.dock': async ({ site, place }) => {
      await services.ready();
      const key = `dock:${known(site)}`;
      if (place !== undefined) await writeMeta(services.db, key, place);
      const kept = dockPlace.safeParse(await readMeta(services.db, key));
      return kept.success ? kept.data : null;
    },
    'site.subjectChanged': async () => {
      services.push('tab');
      return null;
    },
    'site.health': async ({ site, signals }) => {
      await services.ready();
      await writeMeta(services.db, `health:${known(site)}`, { at: services.clock(), signals });
      services.push('health');
      return null;
    },
    'site.broken': async ({ name, frames }, { trust }) => {
      const where = trust === 'site' ? 'in a page' : 'our page';
      services.log.add({ code: 'bug', detail: name }, `${where}: ${name}`, frames);
      return null;
    },
  });
}

/** @throws RelevoError for an unknown site, whose settings would be stored for ever */
function known(site: SiteId): SiteId {
  if (siteById(site) === undefined)
    throw new RelevoError({ code: 'bus/bad-request', detail: 'site' });
  return site;
}

function choices(reasons: readonly Reason[], language: Language) {
  return reasons.map(({ id, label }) => ({ id, label: textIn(label, language) }));
}
