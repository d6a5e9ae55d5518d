import type { Failure } from '../../domain/base/failure';
import type { Contact } from '../../domain/person/contact';

/** What became of a write. Only `applied` is done; `unknown` may have been applied. */
export type WriteOutcome =
  | { readonly kind: 'applied'; readonly contact: Contact | null }
  /** The CRM holds something else than the rep saw; nothing was written. */
  | {
      readonly kind: 'conflict';
      readonly contact: Contact;
      /** What stands in the field, where the contact does not tell it. */
      readonly held?: string | undefined;
    }
  /** The CRM said no, with its reason; asking again unchanged is useless. */
  | { readonly kind: 'refused'; readonly failure: Failure }
  /** Certainly not applied; may be asked again after `retryAfterMs`. */
  | { readonly kind: 'later'; readonly failure: Failure }
  | { readonly kind: 'unknown'; readonly failure: Failure };
