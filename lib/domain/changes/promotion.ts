import type { Agreement } from '../base/agreement-model';
import { STAGES, type Stage, stageOrder, stageOwner } from '../base/stage';
import type { Role } from '../person/role';

/** Why a move is not offered. */
export type MoveRefusal = 'same-stage' | 'not-yours';

/** One move along the ladder and whether it may be made. */
export interface Move {
  readonly to: Stage;
  readonly direction: 'promote' | 'demote';
  readonly allowed: boolean;
  readonly refusal: MoveRefusal | null;
  /** A move back needs a reason of the agreement's list. */
  readonly needsReason: boolean;
}

/**
 * Whether `role` may take somebody from `from` to `to` under the agreement, and why not.
 * Marketing moves people within its stages and hands them over as MQL; sales moves from MQL on, and
 * gives back as lead or MQL with a reason (who gave their data is no visitor again). A manager may
 * make every move. Null (no mapped stage) may become any stage that the role owns.
 */
export function judgeMove(from: Stage | null, to: Stage, role: Role, agreement: Agreement): Move {
  const direction = from !== null && stageOrder(to) < stageOrder(from) ? 'demote' : 'promote';
  const needsReason = direction === 'demote' && agreement.demoteReasons.length > 0;
  const refusal = refusalOf(from, to, role);
  return { to, direction, allowed: refusal === null, refusal, needsReason };
}

/** Every move from a stage, in the order of the ladder. */
export function movesFrom(from: Stage | null, role: Role, agreement: Agreement): Move[] {
  return STAGES.filter((stage) => stage !== from).map((to) => judgeMove(from, to, role, agreement));
}

function refusalOf(from: Stage | null, to: Stage, role: Role): MoveRefusal | null {
  if (from === to) return 'same-stage';
  return role === 'manager' || OWNED[role](from, to) ? null : 'not-yours';
}

const OWNED: Readonly<
  Record<Exclude<Role, 'manager'>, (from: Stage | null, to: Stage) => boolean>
> = {
  marketer: (from, to) =>
    (from === null || stageOwner(from) === 'marketing') && stageOwner(to) === 'marketing',
  rep: (from, to) =>
    from === null ? stageOwner(to) === 'sales' : handedOver(from) && to !== 'visitor',
};

/** Whether marketing has brought somebody as far as sales. */
function handedOver(stage: Stage): boolean {
  return stageOrder(stage) >= stageOrder('mql');
}
