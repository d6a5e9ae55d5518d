import type { Failure } from '../base/failure';
import type { Stage } from '../base/stage';

/** A kind of CRM, by the name that its definition has in `lib/crm/registry.ts`. */
export type CrmKind = string;

/**
 * The workspace inside the extension: what is connected before anything is chosen. Also the id of
 * its one connection.
 */
export const EMBEDDED: CrmKind = 'local';

/**
 * What a CRM needs to know beside the key, by the names of its form's fields, for example where a
 * company's own server is. Each CRM has its own schema for it.
 */
export type CrmAccount = Readonly<Record<string, string | null>>;

/** A field that Relevo offers to make in the CRM, exactly as it would be made. */
export interface NewField {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  /** The values of a selection, in order. */
  readonly values: readonly string[];
  /**
   * What the CRM does by itself to fill it, in its own language; null where Relevo or people write
   * it.
   */
  readonly formula: string | null;
}

/** What the administrator sees of the connection. Never the key. */
export interface ConnectionView {
  readonly kind: CrmKind;
  /** Null for a CRM that is at one address for everybody. */
  readonly account: CrmAccount | null;
  /** By which the rep knows the account; null for the sample, and where nothing is known of it. */
  readonly accountName: string | null;
  /**
   * An account that was left and may be this one, since one of the two cannot say which it is: a
   * question to the rep.
   */
  readonly maybeSame: { readonly id: string; readonly name: string | null } | null;
  readonly hasToken: boolean;
  /** Last characters of the key, to tell two apart; null without a key. */
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
  /** Where the stage stands; null means where Relevo suggests. */
  readonly stageField: string | null;
  /** Places that the administrator may choose from; empty where the CRM has one alone. */
  readonly stageFields: readonly { readonly name: string; readonly label: string }[];
  /** What Relevo could make in the CRM to hold stage and score; empty where nothing is missing. */
  readonly newFields: readonly NewField[];
  /** When the key ends, epoch ms, where the CRM tells. */
  readonly keyEndsAt: number | null;
  readonly scoreField: string | null;
  readonly scoreFields: readonly { readonly name: string; readonly label: string }[];
  readonly profileField: string | null;
  readonly profileFields: readonly { readonly name: string; readonly label: string }[];
  /** What stopped Relevo from asking the CRM the last time. */
  readonly failure: Failure | null;
}

/** What every surface may have to say of the connection, without asking the CRM. */
export interface ConnectionState {
  readonly kind: CrmKind;
  /** When the key ends, epoch ms; null where it never does or nobody knows. */
  readonly keyEndsAt: number | null;
}

export interface CheckResult {
  readonly at: number;
  readonly items: readonly {
    readonly id: string;
    readonly state: 'ok' | 'missing' | 'optional-missing' | 'failed' | 'not-checked';
    readonly detail: string;
  }[];
}

/** State of one fact that an adapter reads from a page. */
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
    /** Where in our own bundle it was thrown. */
    readonly frames: readonly string[];
  }[];
  readonly version: string;
}

/**
 * One row of a CSV file that is left out, and why. Row numbers count from 1, the header not
 * counted.
 */
export interface ImportProblem {
  readonly row: number;
  readonly problem:
    | 'no-email'
    | 'bad-email'
    | 'duplicate-in-file'
    | 'unknown-stage'
    | 'too-many-cells'
    | 'too-long'
    /** A quote is never closed, so what follows it in the file belongs to this row. */
    | 'broken-quotes';
  readonly value: string;
}

export interface ImportPreview {
  readonly columns: readonly string[];
  /**
   * Column → field (`email`, `name`, `firstName`, `lastName`, `company`, `jobTitle`, `stage`,
   * `linkedin`, `campaign`), as guessed or given.
   */
  readonly mapping: Readonly<Record<string, string>>;
  readonly rows: number;
  readonly fresh: number;
  /** Already in the workspace: would be brought up to date, not doubled. */
  readonly known: number;
  readonly problems: readonly ImportProblem[];
  readonly sample: readonly Readonly<Record<string, string>>[];
}

export interface ImportResult {
  readonly added: number;
  readonly updated: number;
  readonly problems: readonly ImportProblem[];
}
