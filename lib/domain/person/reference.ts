/** Returns the common form of a reference: notes have 32 digits, Relevo has UUIDs. */
export function plainReference(reference: string): string {
  return /^[0-9a-f-]{32,36}$/i.test(reference)
    ? reference.replaceAll('-', '').toLowerCase()
    : reference;
}
