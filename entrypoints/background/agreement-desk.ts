import type { NewDocument } from '../../lib/crm/agreement-shelf';
import type { Agreement } from '../../lib/domain/agreement';
import { serialiseAgreement } from '../../lib/domain/agreement-schema';
import { agreementWords } from '../../lib/domain/agreement-words';
import { RelevoError } from '../../lib/domain/failure';
import { needConnection } from '../../lib/store/connection';
import { type AgreementWorld, putAgreement, refreshAgreement } from '../../lib/sync/agreement';
import { createOwnShelf } from '../../lib/sync/own-shelf';
import { owner } from './owner';
import type { Services } from './services';

const ASK_MS = 22_000;

let turn: Promise<unknown> = Promise.resolve();

/** Where one thing is done with the agreement at a time: two that read, decide and write at once would be rivals of each other. */
export interface Desk {
  /** The connection whose documents they are. */
  readonly connection: string;
  /** Adds a document, and reads all of them again. @throws RelevoError where it is not there afterwards */
  put(document: NewDocument): Promise<void>;
}

/**
 * Does something with what the team has put there up to now.
 * @throws RelevoError where the CRM cannot be asked, or a policy pins the agreement: then nobody changes it here
 */
export function atDesk<Value>(services: Services, run: (desk: Desk) => Promise<Value>): Promise<Value> {
  return inTurn(async () => {
    await services.ready();
    await refuseWhilePinned(services);
    const [world, signal] = [await worldOf(services), AbortSignal.timeout(ASK_MS)];
    await readAgain(services, world, signal);
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
export function refreshAgreementNow(services: Services, ms = ASK_MS): Promise<void> {
  return inTurn(async () => {
    await services.ready();
    await readAgain(services, await worldOf(services), AbortSignal.timeout(ms));
  });
}

/** @throws RelevoError `bus/forbidden` */
export async function refuseWhilePinned(services: Services): Promise<void> {
  const { policy } = await services.agreed.read();
  if (policy.agreement !== null) throw new RelevoError({ code: 'bus/forbidden', detail: 'policy' });
}

/** An agreement as a document for the place where the team keeps them. */
export async function documentOf(services: Services, agreement: Agreement): Promise<NewDocument> {
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

async function worldOf(services: Services): Promise<AgreementWorld> {
  const connector = await services.reader();
  if (connector === null) throw new RelevoError({ code: 'crm/not-configured', detail: '' });
  const { journal, clock } = services;
  const { connection: id } = connector;
  return { journal, connection: id, shelf: connector.agreements ?? createOwnShelf(journal, id, clock), clock };
}

async function readAgain(services: Services, world: AgreementWorld, signal: AbortSignal): Promise<void> {
  let news = true;
  try {
    news = await refreshAgreement(world, signal);
  } finally {
    // Also when nothing came: how old it is has changed, or why it could not be read.
    if (news) changed(services);
    else {
      services.agreed.forget();
      services.push('agreement');
    }
  }
}

function changed(services: Services): void {
  services.agreed.forget();
  services.push('agreement', 'people');
}
