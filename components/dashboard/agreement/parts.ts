/** The parts of the document, in the order in which it is read and edited. */
export const PARTS = [
  'stages',
  'personas',
  'score',
  'clocks',
  'reasons',
  'funnel',
  'goals',
] as const;

export type Part = (typeof PARTS)[number];

const PART_OF: Readonly<Record<string, Part>> = {
  stages: 'stages',
  doNotContact: 'stages',
  personas: 'personas',
  score: 'score',
  mqlThreshold: 'score',
  clocks: 'clocks',
  hours: 'clocks',
  truth: 'clocks',
  rejectReasons: 'reasons',
  recycleReasons: 'reasons',
  demoteReasons: 'reasons',
  plan: 'funnel',
  attribution: 'funnel',
  goals: 'goals',
};

/**
 * The part that a field of the document stands in; null for what belongs to the whole, as the date
 * from which it is valid.
 */
export function partOf(field: string | undefined): Part | null {
  return field !== undefined && Object.hasOwn(PART_OF, field) ? (PART_OF[field] ?? null) : null;
}

export function isPart(text: string | undefined): text is Part {
  return PARTS.some((part) => part === text);
}

/** The lists of reasons, in the order in which they are shown. */
export const REASON_LISTS = ['rejectReasons', 'recycleReasons', 'demoteReasons'] as const;

export type ReasonList = (typeof REASON_LISTS)[number];

export function isReasonList(text: string | undefined): text is ReasonList {
  return REASON_LISTS.some((list) => list === text);
}
