import type { IntentAction } from './intent';

/**
 * The action that reverses another; null where there is none: a note that was read cannot be
 * unread. A verdict can be taken back by saying so: then the note carries the words for that.
 */
export function inverseOf(action: IntentAction): IntentAction | null {
  if (action.kind === 'note' && action.undone !== undefined) {
    return {
      kind: 'note',
      text: action.undone,
      ...(action.author === undefined ? {} : { author: action.author }),
    };
  }
  if (action.kind === 'profile') return { kind: 'profile', from: action.to, to: action.from };
  if (action.kind !== 'move' || action.from === null) return null;
  return { kind: 'move', from: action.to, to: action.from };
}
