/** A reference without what differs between its forms: notes keep 32 digits, we keep a UUID. */
export function plainReference(reference: string): string {
  return /^[0-9a-f-]{32,36}$/i.test(reference)
    ? reference.replaceAll('-', '').toLowerCase()
    : reference;
}
