/**
 * Returns the intents that count. An intent that the rep took back may wait until the CRM has
 * answered or the reverse is applied; until then it has no effect on anything that is shown.
 */
export function notTakenBack<Intent extends { readonly undo: boolean }>(
  intents: readonly Intent[],
): Intent[] {
  return intents.filter(({ undo }) => !undo);
}
