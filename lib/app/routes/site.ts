import * as z from 'zod/mini';
import type { Reason } from '../../domain/base/agreement-model';
import { RelevoError } from '../../domain/base/failure';
import { type Language, textIn } from '../../domain/base/text';
import { judgeMove } from '../../domain/changes/promotion';
import { normaliseEmail } from '../../domain/person/identity';
import { EMBEDDED } from '../../domain/views/admin';
import type { SiteId } from '../../domain/views/settings';
import { cardMessages, cardWords } from '../../i18n/card-translator';
import { SITES, siteById } from '../../sites/registry';
import { putMatchAnswer, takeBackMatchAnswer } from '../../store/match-answers';
import { readMeta, writeMeta } from '../../store/meta';
import { undo } from '../../sync/undo';
import { verifyAdd, verifyMatchAnswer, verifyProfile } from '../action-tokens';
import { companyReader } from '../company';
import { contestsOfContact } from '../contests';
import { withDealLine } from '../deals';
import { inMailboxes, type SiteHandlers } from '../mailbox-gate';
import { decideInPage, nameMailbox, needMailbox } from '../mailboxes';
import { surfaceOpener } from '../open-surface';
import { enqueueFromPage, isTooMuch } from '../page-writes';
import { peopleOfPage } from '../people-of-page';
import { needContact, redeem } from '../person-tickets';
import { markRepliesSeen } from '../replies';
import type { Crm, Events, Reading, Services, Viewing } from '../services';
import { modeNow } from '../site-scripts';
import { judgedTouch } from '../timeline';
import { giveVerdict } from '../verdicts';
import { viewCard } from '../view-people';

const dockPosition = z.object({ right: z.number(), top: z.number(), collapsed: z.boolean() });

/** What the routes of content scripts need besides people and the CRM. */
type SiteDeps = Pick<
  Services,
  | 'flush'
  | 'installation'
  | 'mailboxDecisions'
  | 'newPeople'
  | 'pageWrites'
  | 'rights'
  | 'storage'
  | 'surfaces'
>;

/** Handlers for content scripts: what a page shows, and what the rep does there. */
export function siteHandlers(services: Viewing & Crm & Reading & Events & SiteDeps): SiteHandlers {
  const atCompany = companyReader(services);
  const openSurface = surfaceOpener(services);
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
      if (services.mailboxDecisions.take('pages', 1, services.clock()) === 0)
        throw new RelevoError({ code: 'bus/forbidden', detail: 'rate' });
      await decideInPage(services, mailbox, use, caller);
      services.push('settings', 'tab');
      return null;
    },
    'site.lookup': async ({ people }, caller) =>
      peopleOfPage(services, people, await needMailbox(services, caller), caller),
    'site.answer': async ({ offer, same }, caller) => {
      const answer = await verifyMatchAnswer(services, caller, offer);
      if (same === null) await takeBackMatchAnswer(services.journal, answer);
      else {
        await needContact(services, answer.contactId);
        await putMatchAnswer(services.journal, answer, { same, by: 'rep', at: services.clock() });
      }
      services.push('people');
      return null;
    },
    'site.profile': async ({ offer, intentId }, caller) => {
      const { connection, contactId, slug, held } = await verifyProfile(services, caller, offer);
      await needContact(services, contactId);
      const action = { kind: 'profile', from: held, to: slug } as const;
      return enqueueFromPage(services, caller, { intentId, contactId, connection, action });
    },
    'site.company': ({ company }, caller) => atCompany(company, caller),
    'site.card': async ({ ticket }, caller) => {
      const redeemed = await redeem(services, ticket, caller);
      const view = await viewCard(services, redeemed);
      if (await markRepliesSeen(services, view.contactId, view.handOff.threads))
        services.push('feedback');
      return withDealLine(services, redeemed.row, view);
    },
    'site.touches': async ({ ticket, cursor }, caller) => {
      const redeemed = await redeem(services, ticket, caller);
      const { touches, next } = await services.history.page(redeemed.row.id, cursor);
      const contests = await contestsOfContact(services, redeemed);
      const t = cardWords(await services.language());
      return { touches: touches.map((touch) => judgedTouch(touch, contests, t)), next };
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
      const { connection } = holder;
      const action = { kind: 'move', from, to, reasonId } as const;
      const intent = { intentId, contactId: row.id, connection, action };
      return enqueueFromPage(services, caller, intent);
    },
    'site.verdict': async (input, caller) => {
      const redeemed = await redeem(services, input.ticket, caller);
      if (caller.trust === 'site' && input.text !== undefined) {
        throw new RelevoError({ code: 'bus/forbidden', detail: 'text' });
      }
      return giveVerdict(services, redeemed, input, isTooMuch(services, caller));
    },
    'site.add': async ({ intentId, offer, name }, caller) => {
      const { connection, email } = await verifyAdd(services, caller, offer);
      const address = normaliseEmail(email);
      if (address === null) throw new RelevoError({ code: 'bus/bad-request', detail: 'email' });
      const action = { kind: 'add', email: address, name: name.trim() } as const;
      const intent = { intentId, contactId: `add:${address}`, connection, action };
      return enqueueFromPage(services, caller, intent);
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
    'site.openSurface': openSurface,
    'site.dock': async ({ site, place }) => {
      await services.ready();
      const key = `dock:${known(site)}`;
      if (place !== undefined) await writeMeta(services.db, key, place);
      const kept = dockPosition.safeParse(await readMeta(services.db, key));
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
