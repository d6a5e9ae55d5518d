import type { NewDocument } from '../crm/port/agreement-store';
import { needConnection } from '../store/connection';
import { putAgreement } from '../sync/agreement-sync';
import { refuseBesideNewer, refuseWhilePinned } from './agreement-refusals';
import type { Crm, Events, Services, Store } from './services';
import { agreementChanged, documentsDeps, readTeamAgreement } from './team-agreement';

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
    const [deps, signal] = [await documentsDeps(services), AbortSignal.timeout(ASK_MS)];
    await readTeamAgreement(services, deps, signal);
    await refuseBesideNewer(services);
    return run({
      connection: deps.connection,
      put: async (document) => {
        // The document was made from the agreements of this connection and must not go into
        // another.
        await needConnection(services.db, deps.connection);
        await putAgreement(deps, document, signal).finally(() => agreementChanged(services));
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
    await readTeamAgreement(services, await documentsDeps(services), AbortSignal.timeout(ms));
  });
}

function inTurn<Value>(run: () => Promise<Value>): Promise<Value> {
  const next = turn.then(run, run);
  turn = next.catch(() => undefined);
  return next;
}
