import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { cardMessages } from '../../../components/i18n/card';
import chipsCss from '../../../components/in-page/chips.css?inline';
import pageCss from '../../../components/in-page/page.css?inline';
import cardCss from '../../../components/styles/card.css?inline';
import type { Handlers } from '../../../lib/bus/server';
import type { Reason } from '../../../lib/domain/agreement';
import { RelevoError } from '../../../lib/domain/failure';
import { normaliseEmail } from '../../../lib/domain/identity';
import type { IntentAction } from '../../../lib/domain/intent';
import { judgeMove } from '../../../lib/domain/promotion';
import type { Language } from '../../../lib/domain/text';
import { putAnswer, takeBackAnswer } from '../../../lib/store/answers';
import { readMeta, writeMeta } from '../../../lib/store/meta';
import { enqueue } from '../../../lib/store/outbox';
import { undo } from '../../../lib/sync/undo';
import { companyReader } from '../company';
import { linkedInNow } from '../linkedin';
import { lookUp } from '../look-up';
import { acceptAnswer, acceptProfile } from '../offers';
import { isPanelOpen } from '../panel';
import { needContact, redeem, viewCard } from '../people';
import type { Services } from '../services';
import { giveVerdict } from '../verdicts';

type SiteHandlers = Pick<Handlers, Extract<keyof Handlers, `site.${string}`>>;

const dockPlace = z.object({ right: z.number(), top: z.number(), collapsed: z.boolean() });

/** What a content script may ask for: what it shows, and what a rep does on it. */
export function siteHandlers(services: Services): SiteHandlers {
  const atCompany = companyReader(services);
  const queue = async (connection: string, contactId: string, intentId: string, action: IntentAction) => {
    await enqueue(services.journal, { intentId, contactId, connection, action }, services.clock());
    services.push('people', 'outbox');
    services.flush();
    return { intentId };
  };

  return {
    'site.appearance': async () => {
      const [settings, language, agreement, connection] = await Promise.all([
        services.settings(),
        services.language(),
        services.agreement(),
        services.connection(),
      ]);
      return {
        language,
        theme: settings.theme,
        gmail: settings.sites.gmail,
        linkedin: await linkedInNow(settings),
        chips: settings.chips,
        linkedinSearch: settings.linkedinSearch,
        sample: connection.kind === 'local',
        doNotContact: agreement.doNotContact,
        reasons: {
          rejected: choices(agreement.rejectReasons, language),
          recycled: choices(agreement.recycleReasons, language),
          returned: choices(agreement.demoteReasons, language),
        },
      };
    },
    'site.dress': async () => ({
      words: cardMessages(await services.language()),
      page: cardCss + pageCss,
      chips: chipsCss,
    }),
    'site.lookup': ({ people }, caller) => lookUp(services, people, caller),
    'site.answer': async ({ offer, same }, caller) => {
      const answer = await acceptAnswer(services, caller, offer);
      if (same === null) await takeBackAnswer(services.journal, answer);
      else {
        await needContact(services, answer.contactId);
        await putAnswer(services.journal, answer, { same, by: 'rep', at: services.clock() });
      }
      services.push('people');
      return null;
    },
    'site.profile': async ({ offer, intentId }, caller) => {
      const { connection, contactId, slug, held } = await acceptProfile(services, caller, offer);
      await needContact(services, contactId);
      return queue(connection, contactId, intentId, { kind: 'profile', from: held, to: slug });
    },
    'site.company': ({ company }, caller) => atCompany(company, caller),
    'site.card': async ({ ticket }, caller) => viewCard(services, await redeem(services, ticket, caller)),
    'site.touches': async ({ ticket, cursor }, caller) => {
      const { touches, next } = await services.history.page((await redeem(services, ticket, caller)).row.id, cursor);
      return { touches: [...touches], next };
    },
    'site.move': async ({ ticket, intentId, from, to, reasonId }, caller) => {
      const { row, holder } = await redeem(services, ticket, caller);
      const [settings, agreement] = await Promise.all([services.settings(), services.agreement()]);
      const move = judgeMove(from, to, settings.role, agreement);
      if (!move.allowed) throw new RelevoError({ code: 'bus/forbidden', detail: move.refusal ?? '' });
      if (move.needsReason && !agreement.demoteReasons.some(({ id }) => id === reasonId)) {
        throw new RelevoError({ code: 'bus/bad-request', detail: 'needs-reason' });
      }
      return queue(holder.connection, row.id, intentId, { kind: 'move', from, to, reasonId });
    },
    'site.verdict': async (input, caller) => {
      const redeemed = await redeem(services, input.ticket, caller);
      if (caller.trust === 'site' && input.text !== undefined) {
        throw new RelevoError({ code: 'bus/forbidden', detail: 'text' });
      }
      return giveVerdict(services, redeemed, input);
    },
    'site.note': async ({ ticket, intentId, text }, caller) => {
      const { row, holder } = await redeem(services, ticket, caller);
      return queue(holder.connection, row.id, intentId, { kind: 'note', text });
    },
    'site.add': async ({ intentId, email, name }) => {
      await services.ready();
      const address = normaliseEmail(email);
      if (address === null) throw new RelevoError({ code: 'bus/bad-request', detail: 'email' });
      const { id: connection } = await services.connection();
      return queue(connection, `add:${address}`, intentId, { kind: 'add', email: address, name: name.trim() });
    },
    'site.undo': async ({ ticket, intentId }, caller) => {
      const { row, holder } = await redeem(services, ticket, caller);
      const undone = await undo(services.journal, row.id, intentId, holder.connection, services.clock());
      services.push('people', 'outbox', 'feedback');
      services.flush();
      return { reversed: undone === 'reversing' };
    },
    'site.elsewhere': async (_, { tabId }) => {
      const windowId = tabId === null ? undefined : (await browser.tabs.get(tabId)).windowId;
      if (windowId !== undefined && (await isPanelOpen(windowId))) return { opened: true };
      const opened = await browser.action.openPopup().then(
        () => true,
        () => false,
      );
      return { opened };
    },
    'site.dock': async ({ site, place }) => {
      await services.ready();
      const key = `dock:${site}`;
      if (place !== undefined) await writeMeta(services.db, key, place);
      const kept = dockPlace.safeParse(await readMeta(services.db, key));
      return kept.success ? kept.data : null;
    },
    'site.here': async () => {
      services.push('tab');
      return null;
    },
    'site.health': async ({ site, signals }) => {
      await services.ready();
      await writeMeta(services.db, `health:${site}`, { at: services.clock(), signals });
      services.push('health');
      return null;
    },
  };
}

function choices(reasons: readonly Reason[], language: Language) {
  return reasons.map(({ id, label }) => ({ id, label: label[language] }));
}
