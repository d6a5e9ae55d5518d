import { noteHtml } from '../../lib/crm/kit/note-text';
import type { Feedback, Verdict } from '../../lib/domain/feedback/feedback';
import { feedbackNote } from '../../lib/domain/feedback/note';
import type { HubSpotServer } from '../crm/hubspot/server';

/** One of the reps, whose browser a test may be. */
export const NORA = { email: 'nora@relevo-demo.example', firstName: 'Nora', lastName: 'Vidal' };

const MINUTE_MS = 60_000;
const VERDICTS: readonly Verdict[] = [
  'accepted',
  'rejected',
  'rejected',
  'recycled',
  'decided-sql',
  'comment',
];
const REASONS = ['no-budget', 'wrong-person', 'not-now'];

/** What one number of a note says: the same for the same number. */
export function manyNote(
  number: number,
  owner: { id: string; name: string },
): { text: string; said: Feedback } {
  const verdict = VERDICTS[number % VERDICTS.length] ?? 'comment';
  const said: Feedback = {
    verdict,
    reasonId: verdict === 'rejected' ? (REASONS[number % REASONS.length] ?? null) : null,
    text: `Note ${number}: ${'they said what they need and when, and who decides; '.repeat(4)}`,
    campaign: number % 7 === 0 ? null : `Campaign ${number % 12}`,
    agreementVersion: 1,
    author: { name: owner.name, email: null, id: owner.id },
    date: verdict === 'recycled' ? '2027-02-01' : null,
    pendingSince: null,
    answers: null,
    dealtWith: false,
  };
  return { text: feedbackNote(said, said.reasonId, 'en'), said };
}

/**
 * Puts notes of several reps at as many people into an account, the last number the newest.
 * @returns ids of the people
 */
export function seedNotes(
  { control }: HubSpotServer,
  count: number,
  people: number,
  now = Date.now(),
): string[] {
  const owners = ['Nora Vidal', 'Ben Ames', 'Ida Falk', 'Tom Reyes'].map((name) => {
    const [firstName = '', lastName = ''] = name.split(' ');
    const email = `${firstName.toLowerCase()}@relevo-demo.example`;
    return { id: control.upsertOwner({ email, firstName, lastName }), name };
  });
  const ids = Array.from({ length: people }, (_, number) =>
    control.upsertContact({
      email: `many${number}@acme.example`,
      firstname: 'Person',
      lastname: String(number),
      jobtitle: number % 3 === 0 ? 'Supply chain director' : 'Assistant',
      lifecyclestage: 'marketingqualifiedlead',
      hubspot_owner_id: owners[number % owners.length]?.id ?? '',
      hs_v2_date_entered_marketingqualifiedlead: new Date(now - 100 * 60 * MINUTE_MS).toISOString(),
    }),
  );
  for (let number = 0; number < count; number++) {
    const owner = owners[number % owners.length];
    const contact = ids[number % ids.length];
    if (owner === undefined || contact === undefined) continue;
    const body = noteHtml(
      manyNote(number, owner).text,
      `0b8f7b1e-58a7-4b38-9e38-${String(number).padStart(12, '0')}`,
    );
    const at = now - (count - number) * 10 * MINUTE_MS;
    control.addActivity('notes', contact, { hs_note_body: body, hubspot_owner_id: owner.id }, at);
  }
  return ids;
}
