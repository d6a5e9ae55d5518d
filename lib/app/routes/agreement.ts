import type { Handlers } from '../../bus/server';
import { isFresh } from '../../domain/base/fresh';
import { leaveOut } from '../../store/agreement-documents';
import {
  dropDraft,
  importDraft,
  needAgreement,
  publishDraft,
  saveDraft,
} from '../agreement-drafts';
import { impactOf } from '../agreement-impact';
import { refreshAgreementNow } from '../agreement-lock';
import { agreementOverview } from '../agreement-overview';
import { sign, unsign } from '../agreement-signing';
import type { Crm, Events, Services, Store, Terms } from '../services';

type AgreementHandlers = Pick<Handlers, Extract<keyof Handlers, `agreement.${string}`>>;

/** Age from which the documents are read again in the background, ms. */
const FRESH_MS = 5 * 60_000;
/** Time-out of the first read, which the page waits for, ms. The page gives up after 10 s. */
const FIRST_MS = 8_000;

/** Handlers for the agreement as a document of both departments: read, edit, publish, sign. */
export function agreementHandlers(
  services: Store & Terms & Crm & Events & Pick<Services, 'language'>,
): AgreementHandlers {
  const overview = () => agreementOverview(services);
  // Failures are part of the overview, so they are not thrown.
  const refresh = (ms?: number) => refreshAgreementNow(services, ms).catch(() => undefined);
  return {
    'agreement.read': () => services.agreement(),
    'agreement.overview': async () => {
      await services.ready();
      const { kept } = await services.agreementCache.read();
      if (kept === null) await refresh(FIRST_MS);
      else if (kept.failure === null && !isFresh(kept.asOf ?? 0, services.clock(), FRESH_MS))
        void refresh();
      return overview();
    },
    'agreement.refresh': async () => {
      await refreshAgreementNow(services);
      return null;
    },
    'agreement.draft': async ({ base, agreement }) => {
      await saveDraft(services, base, agreement);
      return overview();
    },
    'agreement.dropDraft': async () => {
      await dropDraft(services);
      return overview();
    },
    'agreement.leaveOut': async ({ ids }) => {
      await services.ready();
      const [{ unreadable }, { id }] = await Promise.all([
        services.agreementCache.read(),
        services.connection(),
      ]);
      const newer = unreadable.filter(({ reason }) => reason === 'newer').map((each) => each.id);
      await leaveOut(
        services.db,
        id,
        ids.filter((each) => newer.includes(each)),
      );
      services.agreementCache.forget();
      services.push('agreement');
      return overview();
    },
    'agreement.impact': async ({ agreement }) => impactOf(services, needAgreement(agreement)),
    'agreement.publish': ({ choices }) => publishDraft(services, choices),
    'agreement.sign': async (input) => {
      await sign(services, input);
      return overview();
    },
    'agreement.unsign': async (input) => {
      await unsign(services, input);
      return overview();
    },
    'agreement.import': ({ text }) => importDraft(services, text),
  };
}
