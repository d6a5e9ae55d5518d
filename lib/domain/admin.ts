import type { Failure } from './failure';
import type { Stage } from './stage';

/** What the administrator sees of the connection. Never the key. */
export interface ConnectionView {
  readonly kind: 'local' | 'hubspot';
  readonly hasToken: boolean;
  /** Last characters of the key, to tell two apart; null without a key. */
  readonly tokenHint: string | null;
  readonly hostPermitted: boolean;
  readonly owner: { readonly id: string; readonly name: string } | null;
  readonly owners: readonly { readonly id: string; readonly name: string; readonly email: string | null }[];
  readonly knowsMe: boolean;
  readonly stages: readonly {
    readonly id: string;
    readonly label: string;
    readonly mapped: Stage | null;
    readonly suggested: Stage | null;
  }[];
  readonly scoreField: string | null;
  readonly scoreFields: readonly { readonly name: string; readonly label: string }[];
  readonly profileField: string | null;
  readonly profileFields: readonly { readonly name: string; readonly label: string }[];
  /** What stopped Relevo from asking the CRM the last time. */
  readonly failure: Failure | null;
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
  readonly sites: readonly { readonly site: string; readonly at: number; readonly signals: readonly HealthSignal[] }[];
  readonly cache: {
    readonly contacts: number;
    readonly touches: number;
    readonly pending: number;
    readonly parked: number;
  };
  readonly log: readonly { readonly at: number; readonly code: string; readonly detail: string }[];
  readonly version: string;
}

/** One row of a CSV file that is left out, and why. Row numbers count from 1, the header not counted. */
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
  /** Column → field (`email`, `name`, `firstName`, `lastName`, `company`, `jobTitle`, `stage`, `linkedin`, `campaign`), as guessed or given. */
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
