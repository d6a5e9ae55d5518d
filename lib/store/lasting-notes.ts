import { isLasting } from '../domain/feedback/feedback';
import { readFeedbackNote } from '../domain/feedback/note';
import { plainReference } from '../domain/person/reference';
import type { NoteRow } from './rows';

/**
 * Returns those of some notes that stay on this device after the time for which notes are read back:
 * what was said of touches and of word of mouth, and what answers it or takes it back. Sales are
 * counted by the year, and a referral is a fact for good.
 */
export function lastingNotes(rows: readonly NoteRow[]): NoteRow[] {
  const read = rows.flatMap((row) => {
    const said = readFeedbackNote(row.text);
    return said.kind === 'feedback' ? [{ row, said: said.feedback }] : [];
  });
  const first = read.filter(({ said }) => isLasting(said.verdict));
  const names = new Set(
    first.flatMap(({ row: { id, reference } }) =>
      reference === null ? [id] : [id, plainReference(reference)],
    ),
  );
  return read
    .filter(
      ({ said: { verdict, answers } }) =>
        isLasting(verdict) || (answers !== null && names.has(plainReference(answers))),
    )
    .map(({ row }) => row);
}
