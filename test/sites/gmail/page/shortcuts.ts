import { write } from '../../page/foreign-log';

/** Commands that a single key gives, as a mailbox has them. */
export interface Commands {
  readonly c: () => void;
  readonly r: () => void;
  readonly u: () => void;
  readonly e: () => void;
}

function writesInto(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable]') !== null
  );
}

/**
 * Listens for single keys on the document. Keys for our own fields are left alone; those typed in
 * a person's closed shadow root look to the page like keys for its host, and would be taken as
 * commands.
 */
export function listenForShortcuts(commands: Commands, log: string[]): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || writesInto(event.target)) return;
    const command = Object.entries(commands).find(([key]) => key === event.key)?.[1];
    if (!command) return;
    log.push(event.key);
    write(command);
  });
}
