import type { Agreement } from '../domain/base/agreement-model';
import type { Language } from '../domain/base/text';
import type { Role } from '../domain/person/role';
import type { ReasonLabel } from './feedback-views';

/** What a view depends on besides the contact. */
export interface ViewContext {
  readonly agreement: Agreement;
  readonly role: Role;
  readonly label: ReasonLabel;
  readonly language: Language;
  /** Epoch ms. */
  readonly now: number;
}
