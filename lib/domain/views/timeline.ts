import type { Touch, TouchKind } from '../base/touch';

/** A line of a timeline: a touch, or what the rep said to marketing. JSON only. */
export interface TimelineTouch extends Omit<Touch, 'kind'> {
  readonly kind: TouchKind | 'said';
  /** The answer to what was said, or that there is none yet. */
  readonly answer?: string | undefined;
}
