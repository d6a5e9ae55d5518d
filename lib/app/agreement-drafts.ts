import { agreementDigest } from '../domain/agreement/canonical';
import type { MergeChoices } from '../domain/agreement/merge';
import { baseOfImport, planPublication } from '../domain/agreement/publish';
import { parseAgreement, readAgreement } from '../domain/agreement/schema';
import type { Agreement } from '../domain/base/agreement-model';
import { RelevoError } from '../domain/base/failure';
import type { Imported, Published } from '../domain/views/agreement-overview';
import { readDraft, writeDraft } from '../store/agreement-documents';
import { withAgreementLock } from './agreement-lock';
import { refuseWhilePinned } from './agreement-refusals';
import type { Crm, Events, Services, Store } from './services';
import { documentOf } from './team-agreement';

/**
 * Stores a draft. Both arguments are documents as a page sent them.
 * @throws RelevoError `bus/bad-request` with the reason
 */
export async function saveDraft(
  services: Store & Events & Pick<Services, 'agreementCache' | 'connection'>,
  base: unknown,
  agreement: unknown,
): Promise<void> {
  await services.ready();
  await refuseWhilePinned(services);
  await keep(services, needAgreement(base), needAgreement(agreement));
}

export async function dropDraft(
  services: Store & Pick<Services, 'connection' | 'push'>,
): Promise<void> {
  await services.ready();
  await writeDraft(services.journal, (await services.connection()).id, null);
  services.push('agreement');
}

/** Makes a draft from the text of an agreement file. */
export async function importDraft(
  services: Store & Events & Pick<Services, 'agreementCache' | 'connection'>,
  text: string,
): Promise<Imported> {
  await services.ready();
  await refuseWhilePinned(services);
  const read = parseAgreement(text);
  if (!read.ok) return { kind: 'refused', reason: read.reason, problems: read.problems };
  const { agreement } = read;
  const { known, standard } = await services.agreementCache.read();
  await keep(services, baseOfImport(agreement, known, standard), agreement);
  return { kind: 'read', agreement };
}

/**
 * Publishes the draft on top of the versions that the team has published so far. In a conflict it
 * writes nothing.
 * @throws RelevoError
 */
export async function publishDraft(
  services: Store & Crm & Events & Pick<Services, 'agreementCache' | 'language'>,
  choices: MergeChoices,
): Promise<Published> {
  await services.ready();
  const { id } = await services.connection();
  // Read before the documents: reading the documents deletes a draft that is already published.
  const draft = await readDraft(services.db, id);
  if (draft === null) throw new RelevoError({ code: 'bus/bad-request', detail: 'draft' });
  return withAgreementLock(services, async ({ put, connection }) => {
    if (connection !== id) throw new RelevoError({ code: 'bus/bad-request', detail: 'connection' });
    const { known, standard } = await services.agreementCache.read();
    const plan = planPublication(draft, known, standard, choices);
    if (plan.kind === 'conflict' || plan.kind === 'impossible') return plan;
    if (plan.kind === 'add') await put(await documentOf(services, plan.agreement));
    // The rep may have saved another draft in the meantime; that one stays.
    const now = await readDraft(services.db, id);
    if (now?.savedAt === draft.savedAt) await writeDraft(services.journal, id, null);
    services.push('agreement');
    return {
      kind: 'published',
      digest: plan.kind === 'add' ? agreementDigest(plan.agreement) : plan.digest,
    };
  });
}

/**
 * Returns the agreement that a page sent.
 * @throws RelevoError `bus/bad-request` with the first problem
 */
export function needAgreement(value: unknown): Agreement {
  const read = readAgreement(value);
  if (read.ok) return read.agreement;
  const [first] = read.problems;
  throw new RelevoError({
    code: 'bus/bad-request',
    detail: `${first?.where ?? ''} ${first?.what ?? ''}`.trim(),
  });
}

async function keep(
  services: Events & Pick<Services, 'connection' | 'journal'>,
  base: Agreement,
  agreement: Agreement,
): Promise<void> {
  const { id } = await services.connection();
  await writeDraft(services.journal, id, { base, agreement, savedAt: services.clock() });
  services.push('agreement');
}
