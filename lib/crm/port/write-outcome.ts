import type { Failure } from '../../domain/base/failure';
import type { Contact } from '../../domain/person/contact';

/** The result of a write. Only `applied` means done; `unknown` may have been applied. */
export type WriteOutcome =
  | { readonly kind: 'applied'; readonly contact: Contact | null }
  /** The CRM has another value than the rep saw; nothing was written. */
  | {
      readonly kind: 'conflict';
      readonly contact: Contact;
      /** The value of the field, if the contact does not contain it. */
      readonly held?: string | undefined;
    }
  /** The CRM refused, with a reason; repeating the request unchanged is useless. */
  | { readonly kind: 'refused'; readonly failure: Failure }
  /** Certainly not applied; can be repeated after `retryAfterMs`. */
  | { readonly kind: 'later'; readonly failure: Failure }
  | { readonly kind: 'unknown'; readonly failure: Failure };
