import type { Agreement, Goal } from '../base/agreement-model';
import { PLANNED_STEPS, type PlannedStep } from '../base/agreement-plan';
import type { Stage } from '../base/stage';

/** What was tried out and could be agreed. */
export interface WhatIf {
  /** Targets of a month, by the id of the goal. */
  readonly targets: Readonly<Record<string, number>>;
  /** The chance wanted, 0 to 1; undefined where it was left as it is. */
  readonly chance?: number | undefined;
  /** Shares that go on, 0 to 1, by the stage that is left. */
  readonly rates: Readonly<Partial<Record<Stage, number>>>;
}

/** One thing that it changes. */
export type WhatIfChange =
  | { readonly kind: 'goal'; readonly goal: Goal; readonly after: number }
  | { readonly kind: 'chance'; readonly before: number | undefined; readonly after: number }
  | {
      readonly kind: 'rate';
      readonly stage: PlannedStep;
      readonly before: number | undefined;
      readonly after: number;
    };

/** What of it an agreement does not say already, in the order in which it is shown. */
export function whatIfChanges(
  { goals, plan }: Pick<Agreement, 'goals' | 'plan'>,
  { targets, chance, rates }: WhatIf,
): WhatIfChange[] {
  return [
    ...goals.flatMap((goal): WhatIfChange[] => {
      const after = targets[goal.id];
      return after === undefined || after === goal.target ? [] : [{ kind: 'goal', goal, after }];
    }),
    ...(chance === undefined || chance === plan?.chance
      ? []
      : [{ kind: 'chance' as const, before: plan?.chance, after: chance }]),
    ...PLANNED_STEPS.flatMap((stage): WhatIfChange[] => {
      const [before, after] = [plan?.steps?.[stage]?.rate, rates[stage]];
      return after === undefined || after === before
        ? []
        : [{ kind: 'rate', stage, before, after }];
    }),
  ];
}

/** The agreement with those changes; everything else stays. */
export function withChanges(agreement: Agreement, changes: readonly WhatIfChange[]): Agreement {
  let { goals, plan } = agreement;
  for (const change of changes) {
    if (change.kind === 'goal')
      goals = goals.map((goal) =>
        goal.id === change.goal.id ? { ...goal, target: change.after } : goal,
      );
    if (change.kind === 'chance') plan = { ...plan, chance: change.after };
    if (change.kind === 'rate') {
      const step = { ...plan?.steps?.[change.stage], rate: change.after };
      plan = { ...plan, steps: { ...plan?.steps, [change.stage]: step } };
    }
  }
  return { ...agreement, goals, ...(plan !== undefined && { plan }) };
}
