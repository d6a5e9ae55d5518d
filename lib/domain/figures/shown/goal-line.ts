import type { Goal } from '../../base/agreement-model';
import type { Department } from '../../base/stage';
import type { Role } from '../../person/role';
import { countedStage } from './goal-number';
import type { GoalStanding } from './goal-standing';

/** What one goal comes to in one line: "3 MQLs short of pace, 2 working days left". JSON only. */
export interface GoalLine {
  readonly goalId: string;
  readonly owner: Department;
  readonly responsible: string | null;
  readonly measure: Goal['measure'];
  readonly target: number;
  readonly seen: number;
  /**
   * `short`: of what is due by now. `missing`: of the whole goal, where what is due follows no
   * straight line.
   */
  readonly kind: 'reached' | 'on-pace' | 'short' | 'missing' | 'out';
  /** How many are short or missing. */
  readonly count: number;
  readonly left: number;
  readonly unit: 'working' | 'calendar';
}

const ORDER: readonly GoalLine['kind'][] = ['out', 'short', 'missing', 'on-pace', 'reached'];

/**
 * The line of a goal; null while its number is not known. Before there is a verdict, as on the first
 * day of a month, it says what is missing of a number of people.
 */
export function goalLine({
  goal,
  seen,
  due,
  couldHave,
  word,
  missing,
  soFar,
}: GoalStanding): GoalLine | null {
  if (seen.kind !== 'count' || due === null) return null;
  const isEarly = word === null && missing !== null && countedStage(goal.measure) !== null;
  if (word === null && !isEarly) return null;
  const short = Math.ceil(due - seen.count - 1e-9);
  const { id: goalId, owner, responsible, measure, target } = goal;
  const kind =
    word === 'reached' || word === 'on-pace'
      ? word
      : word === 'out-of-reach'
        ? 'out'
        : couldHave !== null || isEarly
          ? 'missing'
          : short > 0
            ? 'short'
            : 'on-pace';
  return {
    goalId,
    owner,
    responsible,
    measure,
    target,
    seen: seen.count,
    kind,
    count: kind === 'short' ? short : (missing ?? 0),
    left: soFar.left,
    unit: soFar.unit,
  };
}

const DEPARTMENT_OF: Readonly<Record<Role, readonly Department[]>> = {
  rep: ['sales'],
  marketer: ['marketing'],
  manager: ['marketing', 'sales'],
};

/**
 * The lines that matter to a role, one for each department that it looks at: first of the goals
 * that the person answers for, then what is furthest from its goal.
 * @param me the person's name in the CRM
 */
export function linesFor(
  lines: readonly GoalLine[],
  role: Role,
  me: string | null,
): readonly GoalLine[] {
  const isMine = ({ responsible }: GoalLine) => me !== null && sameName(responsible ?? '', me);
  return DEPARTMENT_OF[role].flatMap((department) => {
    const [first] = lines
      .filter(({ owner }) => owner === department)
      .toSorted(
        (a, b) =>
          Number(isMine(b)) - Number(isMine(a)) || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind),
      );
    return first === undefined ? [] : [first];
  });
}

function sameName(a: string, b: string): boolean {
  const plain = (name: string) => name.normalize('NFKC').trim().toLowerCase();
  return a !== '' && plain(a) === plain(b);
}
