import type { KnownVersion, UnreadableDocument } from '../domain/agreement/document';
import type { Agreement } from '../domain/base/agreement-model';
import type { TermsAt } from '../domain/clocks/terms';
import type { KeptAgreement } from '../store/agreement-documents';
import type { Policy } from './ports';

/** What was agreed, as far as this device knows. */
export interface CachedAgreements {
  /** Newest first. */
  readonly known: readonly KnownVersion[];
  readonly unreadable: readonly UnreadableDocument[];
  readonly kept: KeptAgreement | null;
  readonly policy: Policy;
  readonly terms: TermsAt;
}

/** Reads what was agreed once a worker: digests of many versions for every chip would be too much. */
export interface AgreementCache {
  read(): Promise<CachedAgreements>;
  inForce(): Promise<Agreement>;
  /** Must be called whenever the versions, the connection or the policy have changed. */
  forget(): void;
}
