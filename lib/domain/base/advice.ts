import type { ContactRule } from './stage';

/**
 * What a rep is advised to do about a contact. `do-not-contact` is the only one that forbids, and
 * `null` beside it means that nothing is known to advise. Decided in
 * `lib/domain/hand-off/advice.ts`.
 */
export type Advice =
  | ContactRule
  /** A lead at or above the threshold: sales accepts or rejects. */
  | 'qualifies'
  /** Accepted, and not contacted yet. */
  | 'first-contact'
  /** Accepted and contacted: qualify, recycle or return. */
  | 'decide'
  /** Back with marketing, at a stage that may be contacted. */
  | 'with-marketing'
  /** At a stage of marketing that this agreement allows to contact. */
  | 'may-contact';
