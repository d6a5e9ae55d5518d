declare global {
  /** In our own world, which no page can see: the script of ours that runs in this page. */
  var relevoScript: AbortController | undefined;
}

/** How long a script of ours runs in a page. */
export interface ScriptLife {
  readonly signal: AbortSignal;
  /**
   * Asks whether the extension is still there, and ends the script where an update has left it
   * behind.
   */
  readonly alive: () => boolean;
  readonly end: () => void;
}

/**
 * Begins the life of a script, and ends that of the one before it in the same page. Nothing that
 * the page can send ends it.
 * @param present whether the extension that the script came with is still there
 */
export function startLife(present: () => boolean): ScriptLife {
  const life = new AbortController();
  globalThis.relevoScript?.abort();
  globalThis.relevoScript = life;
  const alive = () => {
    if (!present()) life.abort();
    return !life.signal.aborted;
  };
  return { signal: life.signal, alive, end: () => life.abort() };
}
