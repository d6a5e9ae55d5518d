import type { Agreement, Reason } from '../base/agreement-model';
import { type Stage, stageOrder } from '../base/stage';
import type { Verdict } from '../feedback/feedback';
import type { Role } from '../person/role';
import type { HandOffState } from './hand-off';

/** The verdicts that a user can choose. Taking one back is done with undo. */
export const REP_VERDICTS = [
  'accepted',
  'rejected',
  'recycled',
  'decided-sql',
  'returned',
  'ask-marketing',
  'comment',
] as const satisfies readonly Verdict[];

export type RepVerdict = (typeof REP_VERDICTS)[number];

/**
 * Returns the stage after a verdict; null if it does not change. Accepting a lead who qualifies
 * makes them the MQL that they were accepted as.
 */
export function stageAfterVerdict(verdict: RepVerdict, from: Stage | null): Stage | null {
  const early = from !== null && stageOrder(from) < stageOrder('mql');
  if (verdict === 'accepted') return early ? 'mql' : null;
  if (verdict === 'decided-sql') return from === 'sql' ? null : 'sql';
  const back = verdict === 'rejected' || verdict === 'recycled' || verdict === 'returned';
  // A contact who is at most a lead must not be promoted by a rejection.
  return back && (from === null || stageOrder(from) > stageOrder('lead')) ? 'lead' : null;
}

const OF_STATE: Readonly<Record<HandOffState, readonly RepVerdict[]>> = {
  pending: ['accepted', 'rejected', 'recycled'],
  accepted: ['decided-sql', 'recycled', 'returned'],
  sql: ['decided-sql', 'recycled', 'returned'],
  opportunity: ['returned'],
  customer: [],
  rejected: [],
  recycled: [],
  returned: [],
};

/**
 * Returns the verdicts that are possible now, in the order in which they are shown. Sales judges;
 * marketing does not judge its own work. "Ask marketing" is for contacts who must not be contacted.
 * @param state null for a contact who was never handed over
 */
export function openVerdicts(
  state: HandOffState | null,
  stage: Stage | null,
  role: Role,
): RepVerdict[] {
  if (role === 'marketer') return [];
  // A CRM without dates still has the current stage.
  const known =
    state ??
    (stage === 'mql' ? 'pending' : stage === 'sql' || stage === 'opportunity' ? stage : null);
  const early = stage !== null && stageOrder(stage) < stageOrder('mql');
  return [
    ...(known === null ? [] : OF_STATE[known]),
    ...(early ? (['ask-marketing'] as const) : []),
  ];
}

/**
 * Returns the verdict that is the next agreed step; null where none is, so that a promotion can be.
 * @param verdicts those that are possible now, see `openVerdicts`
 */
export function nextVerdict(
  verdicts: readonly RepVerdict[],
  stage: Stage | null,
): 'accepted' | 'decided-sql' | null {
  if (verdicts.includes('accepted')) return 'accepted';
  return verdicts.includes('decided-sql') && stage !== 'sql' ? 'decided-sql' : null;
}

/** Returns the reasons to choose from for a verdict; empty if it needs none. @internal */
export function reasonsFor(verdict: RepVerdict, agreement: Agreement): readonly Reason[] {
  if (verdict === 'rejected') return agreement.rejectReasons;
  if (verdict === 'recycled') return agreement.recycleReasons;
  return verdict === 'returned' ? agreement.demoteReasons : [];
}

/** Returns why a verdict is incomplete; null if it can be given. */
export function verdictProblem(
  said: {
    readonly verdict: RepVerdict;
    readonly reasonId: string | null;
    readonly date: string | null;
  },
  agreement: Agreement,
): 'needs-reason' | 'unknown-reason' | 'needs-date' | null {
  const { verdict, reasonId, date } = said;
  const reasons = reasonsFor(verdict, agreement);
  if (reasonId !== null && !reasons.some(({ id }) => id === reasonId)) return 'unknown-reason';
  if (reasonId === null && (verdict === 'rejected' || verdict === 'returned') && reasons.length > 0)
    return 'needs-reason';
  return verdict === 'recycled' && date === null ? 'needs-date' : null;
}
