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
 * Where one thing is done with the agreement at a time: two that read, decide and write at once
 * would be rivals of each other.
 */
export interface AgreementLock {
  /** The connection whose documents they are. */
  readonly connection: string;
  /**
   * Adds a document, and reads all of them again.
   * @throws RelevoError where it is not there afterwards
   */
  put(document: NewDocument): Promise<void>;
}

/**
 * Does something with what the team has put there up to now.
 * @throws RelevoError where the CRM cannot be asked; where a policy pins the agreement, which nobody
 * changes here then; where a newer Relevo has published, which this one must not change
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
        // Made of what the team of another connection agreed: nothing for this one.
        await needConnection(services.db, world.connection);
        await putAgreement(world, document, signal).finally(() => changed(services));
      },
    });
  });
}

/** Reads what the team has put there. @throws RelevoError */
export function refreshAgreementNow(
  services: Store & Crm & Events & Pick<Services, 'agreementCache'>,
  ms = ASK_MS,
): Promise<void> {
  return inTurn(async () => {
    await services.ready();
    await readAgain(services, await worldOf(services), AbortSignal.timeout(ms));
  });
}

/** @throws RelevoError `bus/forbidden` */
export async function refuseWhilePinned(services: Pick<Services, 'agreementCache'>): Promise<void> {
  const { policy } = await services.agreementCache.read();
  if (policy.agreement !== null) throw new RelevoError({ code: 'bus/forbidden', detail: 'policy' });
}

/**
 * What was made here beside a version that cannot be read here would leave out what that one says.
 * @throws RelevoError `store/newer-version`
 */
async function refuseBesideNewer(services: Pick<Services, 'agreementCache'>): Promise<void> {
  const { unreadable } = await services.agreementCache.read();
  if (unreadable.some(({ reason }) => reason === 'newer'))
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
    // Also when nothing came: how old it is has changed, or why it could not be read.
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
