import type { Touch } from '../../domain/base/touch';
import type { Contact } from '../../domain/person/contact';

/** A contact with the touches of the same read. */
export interface ContactRead {
  readonly contact: Contact;
  readonly touches: readonly Touch[];
}
