declare global {
  /**
   * The script of Relevo running in this page; in the isolated world, which pages cannot access.
   */
  var relevoScript: AbortController | undefined;
}

/** The lifetime of a content script. */
export interface ScriptLife {
  readonly signal: AbortSignal;
  /**
   * Checks whether the extension still exists, and ends the script if an update has replaced it.
   */
  readonly alive: () => boolean;
  readonly end: () => void;
}

/**
 * Starts the lifetime of a script and ends that of an earlier one in the same page. Nothing that
 * the page sends can end it.
 * @param present whether the extension of this script still exists
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
