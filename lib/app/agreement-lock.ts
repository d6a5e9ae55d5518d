import type { NewDocument } from '../crm/port/agreement-store';
import { agreementWords } from '../domain/agreement/plain-text';
import { serialiseAgreement } from '../domain/agreement/schema';
import type { Agreement } from '../domain/base/agreement-model';
import { RelevoError } from '../domain/base/failure';
import { needConnection } from '../store/connection';
import { type AgreementWorld, putAgreement, refreshAgreement } from '../sync/agreement-sync';
import { createDeviceStore } from '../sync/device-store';
import { owner } from './owner';
import type { Crm, Events, Services, Store } from './services';

const ASK_MS = 22_000;

let turn: Promise<unknown> = Promise.resolve();

/**
 * Access to the agreement for one operation at a time. Two operations that read, decide and write
 * at once would create two rival versions.
 */
export interface AgreementLock {
  /** Id of the connection that the documents belong to. */
  readonly connection: string;
  /**
   * Adds a document and reads all documents again.
   * @throws RelevoError if the document is not in the CRM afterwards
   */
  put(document: NewDocument): Promise<void>;
}

/**
 * Runs an operation on the documents that the team has published so far.
 * @throws RelevoError if the CRM cannot be reached, or if a policy pins the agreement and so
 * forbids changes
 */
export function withAgreementLock<Value>(
  services: Store & Crm & Events & Pick<Services, 'agreementCache'>,
  run: (lock: AgreementLock) => Promise<Value>,
): Promise<Value> {
  return inTurn(async () => {
    await services.ready();
    await refuseWhilePinned(services);
    const [world, signal] = [await worldOf(services), AbortSignal.timeout(ASK_MS)];
    await readAgain(services, world, signal);
    await refuseBesideNewer(services);
    return run({
      connection: world.connection,
      put: async (document) => {
        // The document was made from the agreements of this connection and must not go into
        // another.
        await needConnection(services.db, world.connection);
        await putAgreement(world, document, signal).finally(() => changed(services));
      },
    });
  });
}

/** Reads the documents of the team from the CRM. @throws RelevoError */
export function refreshAgreementNow(
  services: Store & Crm & Events & Pick<Services, 'agreementCache'>,
  ms = ASK_MS,
): Promise<void> {
  return inTurn(async () => {
    await services.ready();
    await readAgain(services, await worldOf(services), AbortSignal.timeout(ms));
  });
}

/** @throws RelevoError `bus/forbidden` if a policy pins the agreement */
export async function refuseWhilePinned(services: Pick<Services, 'agreementCache'>): Promise<void> {
  const { policy } = await services.agreementCache.read();
  if (policy.agreement !== null) throw new RelevoError({ code: 'bus/forbidden', detail: 'policy' });
}

/**
 * Refuses a change while the CRM holds a version that this Relevo cannot read, because the change
 * would drop what that version says. Every user who may write where the CRM keeps the agreement can
 * put such a document there, so the rep can leave documents out one by one.
 * @throws RelevoError `store/newer-version`
 */
async function refuseBesideNewer(services: Pick<Services, 'agreementCache'>): Promise<void> {
  const { unreadable, leftOut } = await services.agreementCache.read();
  if (unreadable.some(({ reason, id }) => reason === 'newer' && !leftOut.includes(id)))
    throw new RelevoError({ code: 'store/newer-version', detail: 'agreement' });
}

/** An agreement as a document for the place where the team keeps them. */
export async function documentOf(
  services: Crm & Pick<Services, 'journal' | 'language'>,
  agreement: Agreement,
): Promise<NewDocument> {
  const me = await owner(services).catch(() => null);
  return {
    text: serialiseAgreement(agreement),
    words: agreementWords(agreement, await services.language()),
    name: `version-${agreement.version}`,
    authorId: me?.id,
  };
}

function inTurn<Value>(run: () => Promise<Value>): Promise<Value> {
  const next = turn.then(run, run);
  turn = next.catch(() => undefined);
  return next;
}

async function worldOf(
  services: Crm & Pick<Services, 'clock' | 'journal'>,
): Promise<AgreementWorld> {
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

async function readAgain(
  services: Pick<Services, 'agreementCache' | 'push'>,
  world: AgreementWorld,
  signal: AbortSignal,
): Promise<void> {
  let news = true;
  try {
    news = await refreshAgreement(world, signal);
  } finally {
    // Without news the surfaces still need an update: the time of the last read or the failure has
    // changed.
    if (news) changed(services);
    else {
      services.agreementCache.forget();
      services.push('agreement');
    }
  }
}

function changed(services: Pick<Services, 'agreementCache' | 'push'>): void {
  services.agreementCache.forget();
  services.push('agreement', 'people');
}
