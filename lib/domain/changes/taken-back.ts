/**
 * The changes that count. One that the rep took back may wait on until the CRM has answered or has
 * reversed it; meanwhile it is as if it had never been: not shown, not judged by, not told to
 * anybody.
 */
export function notTakenBack<Intent extends { readonly undo: boolean }>(
  intents: readonly Intent[],
): Intent[] {
  return intents.filter(({ undo }) => !undo);
}
