import type { Failure } from '../base/failure';
import type { Stage } from '../base/stage';

/** A kind of CRM, by the name that its definition has in `lib/crm/registry.ts`. */
export type CrmKind = string;

/**
 * The sample workspace inside the extension: what is connected before anything is chosen. Also the
 * id of its one connection.
 */
export const EMBEDDED: CrmKind = 'local';

/**
 * The list of a rep without a CRM, in a database of its own inside the extension. Also the id of
 * its one connection.
 */
export const OWN_LIST: CrmKind = 'own-list';

/** Whether a kind is inside the extension: without a key, a host or a vocabulary of its own. */
export function isInside(kind: CrmKind): boolean {
  return kind === EMBEDDED || kind === OWN_LIST;
}

/**
 * What a CRM needs to know beside the key, by the names of its form's fields, for example where a
 * company's own server is. Each CRM has its own schema for it.
 */
export type CrmAccount = Readonly<Record<string, string | null>>;

/** A field that Relevo offers to create in the CRM. */
export interface NewField {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  /** The values of a selection field, in order. */
  readonly values: readonly string[];
  /**
   * The formula by which the CRM fills it, in the CRM's language; null if Relevo or users write it.
   */
  readonly formula: string | null;
}

/** The connection as the options show it, without the key. */
export interface ConnectionView {
  readonly kind: CrmKind;
  /** Null for a CRM with one address for all customers. */
  readonly account: CrmAccount | null;
  /** Name that the rep knows the account by; null for the sample workspace, or if not known. */
  readonly accountName: string | null;
  /**
   * A former account that may be this one, because the account of one of the two is not known: a
   * question to the rep.
   */
  readonly maybeSame: { readonly id: string; readonly name: string | null } | null;
  readonly hasToken: boolean;
  /** Last characters of the key, to recognise it; null without a key. */
  readonly tokenHint: string | null;
  readonly hostPermitted: boolean;
  readonly owner: { readonly id: string; readonly name: string } | null;
  readonly owners: readonly {
    readonly id: string;
    readonly name: string;
    readonly email: string | null;
  }[];
  readonly knowsMe: boolean;
  readonly stages: readonly {
    readonly id: string;
    readonly label: string;
    readonly mapped: Stage | null;
    readonly suggested: Stage | null;
  }[];
  /** The field that holds the stage; null for the one that Relevo suggests. */
  readonly stageField: string | null;
  /** Fields that the administrator can choose from; empty if the CRM has only one. */
  readonly stageFields: readonly { readonly name: string; readonly label: string }[];
  /** Fields for stage and score that Relevo could create; empty if none is missing. */
  readonly newFields: readonly NewField[];
  /** When the key expires, epoch ms; null if not known. */
  readonly keyEndsAt: number | null;
  readonly scoreField: string | null;
  readonly scoreFields: readonly { readonly name: string; readonly label: string }[];
  readonly profileField: string | null;
  readonly profileFields: readonly { readonly name: string; readonly label: string }[];
  /** Why the last request to the CRM failed. */
  readonly failure: Failure | null;
}

/** What every surface can show about the connection without a request to the CRM. */
export interface ConnectionState {
  readonly kind: CrmKind;
  /** When the key expires, epoch ms; null if it never does, or if not known. */
  readonly keyEndsAt: number | null;
  /** Whether the CRM has refused the key, so that nothing is read or sent until there is another. */
  readonly refused: boolean;
}

export interface CheckResult {
  readonly at: number;
  readonly items: readonly {
    readonly id: string;
    readonly state: 'ok' | 'missing' | 'optional-missing' | 'failed' | 'not-checked';
    readonly detail: string;
  }[];
}

/** State of one signal that an adapter reads from a page. */
export interface HealthSignal {
  readonly id: string;
  readonly state: 'ok' | 'fallback' | 'missing';
}

export interface DiagnosticsView {
  readonly sites: readonly {
    readonly site: string;
    readonly at: number;
    readonly signals: readonly HealthSignal[];
  }[];
  readonly cache: {
    readonly contacts: number;
    readonly touches: number;
    readonly pending: number;
    readonly parked: number;
  };
  readonly log: readonly {
    readonly at: number;
    readonly code: string;
    readonly detail: string;
    /** Where in our bundle it was thrown. */
    readonly frames: readonly string[];
  }[];
  readonly version: string;
}
