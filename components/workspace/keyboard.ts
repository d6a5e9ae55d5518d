import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { useKeydown } from '../keydown';

/**
 * Whether this component tree is in front: the panel keeps those of other tabs behind it, and they
 * must not react to keys.
 */
export const InFront = createContext(true);

/** The commands with keyboard shortcuts in the popup. */
export type Command =
  | 'search'
  | 'promote'
  | 'undo'
  | 'move'
  | 'open-crm'
  | 'note'
  | 'accept'
  | 'reject'
  | 'recycle'
  | 'decide'
  | 'give-back'
  | 'next-person'
  | 'down'
  | 'up'
  | 'help'
  | 'back';

/** The keys of each command, as shown in the help. */
export const SHORTCUTS: readonly { readonly command: Command; readonly keys: readonly string[] }[] =
  [
    { command: 'promote', keys: ['P'] },
    { command: 'accept', keys: ['A'] },
    { command: 'reject', keys: ['R'] },
    { command: 'recycle', keys: ['C'] },
    { command: 'decide', keys: ['D'] },
    { command: 'give-back', keys: ['B'] },
    { command: 'undo', keys: ['U', 'Ctrl Z'] },
    { command: 'move', keys: ['M'] },
    { command: 'note', keys: ['T'] },
    { command: 'open-crm', keys: ['O'] },
    { command: 'next-person', keys: ['N'] },
    { command: 'down', keys: ['J', '↓'] },
    { command: 'up', keys: ['K', '↑'] },
    { command: 'search', keys: ['/'] },
    { command: 'help', keys: ['?'] },
    { command: 'back', keys: ['Esc'] },
  ];

const LETTERS: Readonly<Record<string, Command>> = {
  p: 'promote',
  a: 'accept',
  r: 'reject',
  c: 'recycle',
  d: 'decide',
  b: 'give-back',
  u: 'undo',
  m: 'move',
  t: 'note',
  o: 'open-crm',
  n: 'next-person',
  j: 'down',
  k: 'up',
  arrowdown: 'down',
  arrowup: 'up',
  '/': 'search',
  '?': 'help',
  escape: 'back',
};

/**
 * Returns the command of a key. In a text field only Escape counts (in a one-line field also the
 * arrow keys); with modifiers only undo.
 * @internal
 */
export function commandOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat' | 'isComposing'>,
  writingIn: 'line' | 'text' | null,
): Command | null {
  const key = event.key.toLowerCase();
  if (event.altKey || event.isComposing) return null;
  if (event.ctrlKey || event.metaKey) return key === 'z' && writingIn === null ? 'undo' : null;
  const command = Object.hasOwn(LETTERS, key) ? (LETTERS[key] ?? null) : null;
  if (writingIn !== null) {
    const leaves = key === 'escape' || (writingIn === 'line' && key.startsWith('arrow'));
    return leaves ? command : null;
  }
  return event.repeat && command !== 'down' && command !== 'up' ? null : command;
}

function writingIn(target: EventTarget | null): 'line' | 'text' | null {
  if (!(target instanceof HTMLElement)) return null;
  if (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    target.isContentEditable
  )
    return 'text';
  return target instanceof HTMLInputElement && !/^(checkbox|radio|file|button)$/.test(target.type)
    ? 'line'
    : null;
}

/**
 * Runs commands while the component is mounted. If a handler returns false, the browser handles the
 * key.
 */
export function useKeys(handlers: Partial<Record<Command, () => unknown>>): void {
  const isInFront = useContext(InFront);
  useKeydown((event) => {
    const command = commandOf(event, writingIn(event.target));
    const run = command === null || !isInFront ? undefined : handlers[command];
    return run !== undefined && run() !== false;
  });
}

/** Moves the focus to the next or previous row of a list; returns false if there is none. */
export function stepRow(by: 1 | -1): boolean {
  const rows = inFront('[data-row]');
  if (rows.length === 0) return false;
  const at = rows.findIndex((row) => row.matches(':focus'));
  const to =
    at === -1 ? (by === 1 ? 0 : rows.length - 1) : Math.max(0, Math.min(rows.length - 1, at + by));
  rows[to]?.focus();
  return true;
}

/** Returns the matching elements that the user can reach. */
function inFront(selector: string): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(selector)].filter(
    (each) => each.closest('[inert]') === null,
  );
}

/** Presses the button with a test id; returns false if there is none. */
export function press(testId: string): boolean {
  const [button] = inFront(`[data-testid="${testId}"]`);
  button?.click();
  return button !== undefined;
}
