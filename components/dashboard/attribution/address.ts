import {
  REPORT_MODELS,
  type ReportModel,
} from '../../../lib/domain/figures/attribution/report-model';
import type { ReportFilter } from '../../../lib/domain/figures/attribution/report-paths';
import type { PeriodChoice } from '../../../lib/domain/figures/counting/period';
import { periodIn, type Unit } from '../funnel/address';

type Chosen = Readonly<Record<string, string>>;

/** Customers come from campaigns of months: a quarter is the shortest period that says something. */
const USUAL: Unit = 'quarter';

/** The unit of the period in the address. */
export function unitIn({ period }: Chosen): Unit {
  return period === 'month' || period === 'year' || period === 'range' ? period : USUAL;
}

/** The period that the address names; the quarter of now where it names none that can be. */
export function reportPeriodIn(chosen: Chosen): PeriodChoice {
  return periodIn({ ...chosen, period: unitIn(chosen) });
}

/** A period as the address has it: the usual unit is left out. */
export function unitText(unit: Unit): string {
  return unit === USUAL ? '' : unit;
}

/** The filters in the address. */
export function reportFilterIn({ owner, persona, channel, without }: Chosen): ReportFilter {
  return {
    ...(owner !== undefined && owner !== '' && { ownerId: owner.slice(0, 300) }),
    ...(persona !== undefined && persona !== '' && { persona: persona.slice(0, 300) }),
    ...(without === 'contested' && { withoutContested: true }),
    ...(channel !== undefined && channel !== '' && { channel: channel.slice(0, 300) }),
  };
}

/** A number of the table: its model and the key of its line. */
export interface CellName {
  readonly model: ReportModel;
  readonly row: string;
}

/** The name of a number in the address. */
export function cellName({ model, row }: CellName): string {
  return `${model}.${row}`;
}

/** The number that a name in the address stands for; null for any other text. */
export function cellNamed(name: string | undefined): CellName | null {
  const [, of, row] = /^([a-z-]+)\.(.{1,600})$/s.exec(name ?? '') ?? [];
  const model = REPORT_MODELS.find((each) => each === of);
  return model === undefined || row === undefined ? null : { model, row };
}
