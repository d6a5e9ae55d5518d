import type { AttributionPlan } from '../../agreement/attribution';
import type { CampaignCost } from '../../agreement/campaign-cost-schema';
import type { AttributionModel } from '../../base/agreement-plan';
import type { Failure } from '../../base/failure';
import type { TouchKind } from '../../base/touch';
import type { Gap } from '../../person/contact';
import type { Period } from '../counting/period';
import type { ContestedShare } from './contested';
import type { NoPath } from './deal-path';
import type { ModelSpread } from './model-spread';
import type { MarkovStanding } from './report-markov';
import type { ReportModel } from './report-model';
import type { CreditRow, CreditTable } from './report-table';

/** How far the deals of the period and their people are read. */
export interface DealProgress {
  readonly state: 'none' | 'reading' | 'done' | 'stopped' | 'waits' | 'budget';
  /** Whether all deals of the period are listed. */
  readonly isListed: boolean;
  readonly listed: number;
  /** How many the period has; null if the CRM does not say. */
  readonly total: number | null;
  /** People of the deals whose touches are read, and all of them. */
  readonly people: number;
  readonly peopleAll: number;
  readonly failure: Failure | null;
  /** When it goes on where it waits, epoch ms; null if it does not. */
  readonly goesOnAt: number | null;
  /** When what is shown was read at the latest, epoch ms; null for nothing. */
  readonly asOf: number | null;
}

/** A line of the report with its name; null for the two lines without a campaign. */
export interface NamedRow extends CreditRow {
  readonly name: string | null;
  /** Of its touches that count. */
  readonly contested: ContestedShare;
}

/** What brought the customers of a period, as the page shows it. Times are epoch ms. */
export interface AttributionView extends Omit<CreditTable, 'rows'> {
  readonly now: number;
  readonly timeZone: string;
  readonly period: Period;
  /** Version of the agreement. */
  readonly version: number;
  readonly plan: AttributionPlan;
  readonly reading: DealProgress;
  readonly rows: readonly NamedRow[];
  /** Deals that are computed of those of the period; null for all of them. */
  readonly sampled: { readonly taken: number; readonly of: number } | null;
  /** Whether the period has more deals than are listed. */
  readonly isCut: boolean;
  readonly gaps: readonly Gap[];
  readonly spread: (ModelSpread & { readonly name: string }) | null;
  readonly markov: MarkovStanding | null;
  /** What campaigns cost in the months of the period. */
  readonly costs: readonly CampaignCost[];
  /** Of all touches that count, also where contested ones are left out. */
  readonly contested: ContestedShare;
  /** By what the deals can be narrowed. */
  readonly choices: {
    readonly owners: readonly { readonly id: string; readonly name: string }[];
    readonly personas: readonly { readonly id: string; readonly name: string }[];
    readonly channels: readonly string[];
  };
}

/** A touch of a path, as it is drawn. */
export interface PathTouch {
  readonly id: string;
  readonly at: number;
  readonly kind: TouchKind;
  readonly title: string;
  readonly campaign: string | null;
  readonly person: string;
  readonly personId: string;
  /** What sales says of its credit: the last word of each rep. */
  readonly said: readonly {
    readonly word: 'contested' | 'confirmed';
    readonly who: string | null;
  }[];
  /** Whether it gets no credit because it is contested. */
  readonly isLeftOut: boolean;
  /** Share of the credit under the model that is looked at, 0 to 1; null for `markov` and `crm`. */
  readonly share: number | null;
  /** Whether it is of the campaign that is looked at. */
  readonly isOfRow: boolean;
}

/** A won deal behind a number, with its path. */
export interface DealBehind {
  readonly id: string;
  readonly name: string;
  readonly amount: number | null;
  readonly currency: string | null;
  readonly closedAt: number;
  readonly owner: string | null;
  /** Whether it is the reader's own, or has no known owner: then they may contest its touches. */
  readonly isMine: boolean;
  readonly url: string | null;
  /** The credit of the number. */
  readonly tenths: number;
  readonly money: number;
  readonly path: readonly PathTouch[];
  readonly why: NoPath | null;
}

/** The deals behind a number, a page at a time. */
export interface DealsBehind {
  readonly row: string | null;
  readonly model: ReportModel;
  readonly deals: readonly DealBehind[];
  readonly total: number;
}

/** Whether a model of the report can be a team's own. */
export function isAgreedModel(model: ReportModel): model is AttributionModel {
  return model !== 'markov' && model !== 'crm';
}
