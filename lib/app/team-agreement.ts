import type { NewDocument } from '../crm/port/agreement-store';
import { agreementWords } from '../domain/agreement/plain-text';
import { serialiseAgreement } from '../domain/agreement/schema';
import type { Agreement } from '../domain/base/agreement-model';
import { RelevoError } from '../domain/base/failure';
import { type AgreementDocumentsDeps, refreshAgreement } from '../sync/agreement-sync';
import { createDeviceStore } from '../sync/device-store';
import { connectionOwner } from './connection-owner';
import type { Crm, Services } from './services';

/** An agreement as a document for the place where the team keeps them. */
export async function documentOf(
  services: Crm & Pick<Services, 'journal' | 'language'>,
  agreement: Agreement,
): Promise<NewDocument> {
  const me = await connectionOwner(services).catch(() => null);
  return {
    text: serialiseAgreement(agreement),
    words: agreementWords(agreement, await services.language()),
    name: `version-${agreement.version}`,
    authorId: me?.id,
  };
}

/**
 * The documents of the current connection, and where they are kept.
 * @throws RelevoError `crm/not-configured` without a CRM
 */
export async function documentsDeps(
  services: Crm & Pick<Services, 'clock' | 'journal'>,
): Promise<AgreementDocumentsDeps> {
  const connector = await services.reader();
  if (connector === null) throw new RelevoError({ code: 'crm/not-configured', detail: '' });
  const { journal, clock } = services;
  const { connection: id } = connector;
  return {
    journal,
    connection: id,
    store: connector.agreements ?? createDeviceStore(journal, id, clock),
    clock,
  };
}

/** Reads the documents again and pushes what changed. @throws RelevoError */
export async function readTeamAgreement(
  services: Pick<Services, 'agreementCache' | 'push'>,
  deps: AgreementDocumentsDeps,
  signal: AbortSignal,
): Promise<void> {
  let news = true;
  try {
    news = await refreshAgreement(deps, signal);
  } finally {
    // Without news the surfaces still need an update: the time of the last read or the failure has
    // changed.
    if (news) agreementChanged(services);
    else {
      services.agreementCache.forget();
      services.push('agreement');
    }
  }
}

/** Makes every surface show the agreement again, and the people judged by it. */
export function agreementChanged(services: Pick<Services, 'agreementCache' | 'push'>): void {
  services.agreementCache.forget();
  services.push('agreement', 'people');
}
