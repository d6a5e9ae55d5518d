/**
 * The six stages of the funnel, in order. The first three belong to marketing, the others to sales.
 */
export const STAGES = ['visitor', 'lead', 'mql', 'sql', 'opportunity', 'customer'] as const;

export type Stage = (typeof STAGES)[number];

/** The departments that stages belong to. */
export type Department = 'marketing' | 'sales';

/**
 * What a rep may do with a contact at a stage: no contact at all, work on the hand-off, or the care
 * that the stage needs.
 */
export type ContactRule = 'do-not-contact' | 'hand-off' | 'radar' | 'first-priority' | 'care';

/** Returns the position in the funnel, 0 (visitor) to 5 (customer). */
export function stageOrder(stage: Stage): number {
  return STAGES.indexOf(stage);
}

/** Returns the department responsible for contacts at a stage. */
export function stageOwner(stage: Stage): Department {
  return stageOrder(stage) < stageOrder('sql') ? 'marketing' : 'sales';
}

/** Returns the next stage towards customer; undefined for a customer. */
export function stageAfter(stage: Stage): Stage | undefined {
  return STAGES[stageOrder(stage) + 1];
}

/** Whether a value is one of the six stage ids. */
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
 * Returns what a rep may do at a stage by default. An agreement can be stricter (see
 * `Agreement.doNotContact`).
 */
export function contactRule(stage: Stage): ContactRule {
  return RULES[stage];
}
