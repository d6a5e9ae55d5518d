import type { Agreement } from '../base/agreement-model';
import { STAGES, type Stage, stageOrder, stageOwner } from '../base/stage';
import type { Role } from '../person/role';

/** Why a move is not offered. */
export type MoveRefusal = 'same-stage' | 'not-yours';

/** A move to another stage, and whether it is permitted. */
export interface Move {
  readonly to: Stage;
  readonly direction: 'promote' | 'demote';
  readonly allowed: boolean;
  readonly refusal: MoveRefusal | null;
  /** Whether a backward move needs a reason from the agreement's list. */
  readonly needsReason: boolean;
}

/**
 * Decides whether a role may move a contact from one stage to another under the agreement.
 * Marketing moves contacts within its stages and hands them over as MQL. Sales moves them from MQL
 * on, and returns them to lead or MQL with a reason; a contact who gave data is never a visitor
 * again. A manager may make every move. From null (no mapped stage), a role may move to any of its
 * stages.
 */
export function judgeMove(from: Stage | null, to: Stage, role: Role, agreement: Agreement): Move {
  const direction = isBackward(from, to) ? 'demote' : 'promote';
  const refusal = refusalOf(from, to, role);
  return {
    to,
    direction,
    allowed: refusal === null,
    refusal,
    needsReason: needsReason(from, to, agreement),
  };
}

/** Whether a move goes back in the funnel. */
export function isBackward(from: Stage | null, to: Stage): boolean {
  return from !== null && stageOrder(to) < stageOrder(from);
}

/** Whether a move needs a reason from the agreement's list: one backward, if there are reasons. */
export function needsReason(from: Stage | null, to: Stage, agreement: Agreement): boolean {
  return isBackward(from, to) && agreement.demoteReasons.length > 0;
}

/** Returns all moves from a stage, in the order of the funnel. */
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

/** Whether a stage is at least MQL, so that the contact was handed over to sales. */
function handedOver(stage: Stage): boolean {
  return stageOrder(stage) >= stageOrder('mql');
}
