/**
 * An id for a new entry, made of its label so that people and notes that name it stay readable, and
 * of no other entry's.
 * @param taken ids that stand for something already, in earlier versions too: notes in the CRM go
 * on naming them
 */
export function freshId(label: string, taken: ReadonlySet<string>): string {
  const plain = label
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  const stem = plain === '' ? 'entry' : plain;
  let id = stem;
  for (let count = 2; taken.has(id); count++) id = `${stem}-${count}`;
  return id;
}
