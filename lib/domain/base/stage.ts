/**
 * The six stages of the funnel, in order: the first three belong to marketing, the last three to
 * sales.
 */
export const STAGES = ['visitor', 'lead', 'mql', 'sql', 'opportunity', 'customer'] as const;

export type Stage = (typeof STAGES)[number];

/** The department that a stage belongs to. */
export type Department = 'marketing' | 'sales';

/**
 * What a rep may do with somebody at a stage: not write at all, hand-over work, or the care that
 * the stage needs.
 */
export type ContactRule = 'do-not-contact' | 'hand-off' | 'radar' | 'first-priority' | 'care';

/** Place in the funnel, 0 (visitor) to 5 (customer). */
export function stageOrder(stage: Stage): number {
  return STAGES.indexOf(stage);
}

/** The department that answers for people at this stage. */
export function stageOwner(stage: Stage): Department {
  return stageOrder(stage) < stageOrder('sql') ? 'marketing' : 'sales';
}

/** The next stage towards customer, or undefined for a customer. */
export function stageAfter(stage: Stage): Stage | undefined {
  return STAGES[stageOrder(stage) + 1];
}

/** Whether `value` is one of the six stage ids. */
export function isStage(value: unknown): value is Stage {
  return STAGES.some((stage) => stage === value);
}

const RULES: Readonly<Record<Stage, ContactRule>> = {
  visitor: 'do-not-contact',
  lead: 'do-not-contact',
  mql: 'hand-off',
  sql: 'radar',
  opportunity: 'first-priority',
  customer: 'care',
};

/**
 * What the shared language lets a rep do at a stage; the agreement may be stricter (see
 * `Agreement.doNotContact`).
 */
export function contactRule(stage: Stage): ContactRule {
  return RULES[stage];
}
