import type { IntentAction } from './intent';

/**
 * Returns the action that reverses another; null if it cannot be reversed, because a note may have
 * been read. A verdict can be taken back by a further note, whose text it carries.
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
