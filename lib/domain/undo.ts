import type { IntentAction } from './intent';

/** The action that reverses another; null where there is none: a note that was read cannot be unread. */
export function inverseOf(action: IntentAction): IntentAction | null {
  if (action.kind !== 'move' || action.from === null) return null;
  return { kind: 'move', from: action.to, to: action.from };
}
