import type { CrmKind } from './admin';

/** A field of the form that connects a CRM, beside the one for its key. */
export interface CrmField {
  /** Its name in the account, and in the texts of the CRM: `field.<name>`. */
  readonly name: string;
  /**
   * An `address` is made an origin before it is sent; where it is none, the text
   * `field.<name>-wrong` stands at the field.
   */
  readonly type: 'address' | 'text';
  readonly placeholder: string;
  /** Whether another value is another place, for which the key has to be given again. */
  readonly namesServer: boolean;
  /** Whether few people need it: it is folded away under the text `more`. */
  readonly isFolded: boolean;
}

/** Scopes or permissions to name in the steps that lead to a key, by the CRM's own names. */
export interface CrmScopes {
  /** Number of the step that names them, from 1. */
  readonly step: number;
  /** Each group under the text `scopes.<id>`. */
  readonly groups: readonly { readonly id: string; readonly names: readonly string[] }[];
}

/** What the options need to offer a CRM and to draw its form. Its texts are in `lib/i18n`. */
export interface CrmChoice {
  readonly kind: CrmKind;
  /** The name of the product, the same in every language; null where its texts name it. */
  readonly brand: string | null;
  /** How the CRM knows the rep: by a key that the rep pastes, or not at all. */
  readonly auth: 'apiKey' | 'none';
  /** Number of steps to a key, the texts `step1` and on. */
  readonly steps: number;
  readonly scopes: CrmScopes | null;
  /**
   * Where it is asked: an origin, with `{name}` for the value of a field; null for one that is
   * asked nowhere.
   */
  readonly origin: string | null;
  readonly fields: readonly CrmField[];
  /** The page of the CRM where a key is made, the same for every account; null where there is none. */
  readonly keyPage: string | null;
  readonly keyPlaceholder: string;
  /** Whether people can be imported into it from a file. */
  readonly canImport: boolean;
}
