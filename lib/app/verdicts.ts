import type { InputOf } from '../bus/contract';
import { RelevoError } from '../domain/base/failure';
import type { NoteAction } from '../domain/changes/intent';
import { applyPending } from '../domain/changes/pending';
import { judgeMove } from '../domain/changes/promotion';
import { notTakenBack } from '../domain/changes/taken-back';
import { ALL_KNOWN } from '../domain/clocks/measured';
import { type Feedback, NOBODY } from '../domain/feedback/feedback';
import { feedbackNote, feedbackRoom, readFeedbackNote } from '../domain/feedback/note';
import { cleanWords, oneLine } from '../domain/feedback/plain-text';
import { stageAfterVerdict, verdictProblem } from '../domain/hand-off/verdict';
import { derivedId } from '../domain/person/derived-id';
import { enqueue, intentsOf, toPending } from '../store/outbox-rows';
import type { ContactRow } from '../store/rows';
import { reasonLabels } from '../sync/feedback-views';
import { makeHandOff, readHandOffs } from '../sync/hand-offs';
import { connectionOwner } from './connection-owner';
import type { Redeemed } from './person-tickets';
import type { Crm, Events, Preferences, Services, Store, Terms } from './services';

/** What the rep enters with a verdict. The rest of the feedback is known here. */
type Said = Pick<
  Feedback,
  'verdict' | 'reasonId' | 'text' | 'date' | 'answers' | 'dealtWith' | 'touch' | 'referrer'
> & {
  /** Campaign of the touch that it is about; absent for the one that brought the contact. */
  readonly campaign?: string | null | undefined;
};

/**
 * Stores a verdict: a note for marketing and the stage change that follows from it, in one
 * transaction of the outbox. Repeating it with the same id has no further effect.
 * @param held whether it waits until the rep confirms it in a page of Relevo
 * @throws RelevoError `bus/bad-request` if the agreement does not have the reason, `bus/forbidden`
 * if the role may not make the change
 */
export async function giveVerdict(
  services: Store & Preferences & Terms & Crm & Events & Pick<Services, 'flush'>,
  { row, holder: { connection } }: Redeemed,
  input: InputOf<'site.verdict'>,
  held = false,
): Promise<{ intentId: string }> {
  const { intentId, verdict, from } = input;
  const [agreement, { role }] = await Promise.all([services.agreement(), services.settings()]);
  const said = { verdict, reasonId: input.reasonId ?? null, date: input.date ?? null };
  const problem = verdictProblem(said, agreement);
  if (problem !== null) throw new RelevoError({ code: 'bus/bad-request', detail: problem });
  const judges = verdict !== 'comment' && verdict !== 'ask-marketing';
  if (judges && role === 'marketer')
    throw new RelevoError({ code: 'bus/forbidden', detail: 'not-yours' });
  const to = stageAfterVerdict(verdict, from);
  // A rep may not move leads, but may accept and qualify one that the score handed over.
  const handedOver =
    (verdict === 'accepted' || verdict === 'decided-sql') &&
    (from === 'visitor' || from === 'lead') &&
    (await isHandedOver(services, row, connection));
  const refusal = to === null || handedOver ? null : judgeMove(from, to, role, agreement).refusal;
  if (refusal !== null) throw new RelevoError({ code: 'bus/forbidden', detail: refusal });
  const note = await feedbackNoteAction(
    services,
    { row, connection },
    { ...said, text: input.text ?? '', answers: null, dealtWith: false },
    intentId,
  );
  const contactId = row.id;
  const move = { intentId: derivedId(intentId, 'move'), contactId, connection };
  const { reasonId } = said;
  await enqueue(
    services.journal,
    { intentId, contactId, connection, action: note },
    services.clock(),
    to === null
      ? []
      : [
          {
            ...move,
            action: { kind: 'move', from, to, ...(reasonId === null ? {} : { reasonId }) },
          },
        ],
    held,
  );
  services.push('people', 'outbox', 'feedback');
  services.flush();
  return { intentId };
}

/**
 * Returns the note for some feedback on a contact, with the note that would take it back.
 * @throws RelevoError `crm/too-large` if it is too long for a note of any CRM, `crm/no-owner` if
 * its author is not known
 */
export async function feedbackNoteAction(
  services: Store & Terms & Crm & Pick<Services, 'clock' | 'language'>,
  { row, connection }: { readonly row: ContactRow; readonly connection: string },
  said: Said,
  intentId: string,
): Promise<NoteAction> {
  refuseMachineLine(said.text);
  const [agreement, language, me, intents] = await Promise.all([
    services.agreement(),
    services.language(),
    // Offline the CRM cannot say who the rep is; the verdict is stored all the same.
    connectionOwner(services).catch(() => null),
    intentsOf(services.db, connection, [row.id]),
  ]);
  // Without an author in the note or in the CRM, the note would not count when it is read back.
  if (me === null && !((await services.connector())?.capabilities.knowsMe ?? false)) {
    throw new RelevoError({ code: 'crm/no-owner', detail: '' });
  }
  const { campaign = row.contact.campaign } = said;
  const feedback: Feedback = {
    ...said,
    text: cleanWords(said.text),
    campaign: campaign === null ? null : oneLine(campaign),
    agreementVersion: agreement.version,
    author: me === null ? { name: NOBODY, email: null } : { name: me.name, email: null, id: me.id },
    pendingSince: pendingSince(
      row,
      notTakenBack(intents).map(toPending),
      await services.terms(),
      services.clock(),
    ),
  };
  const reason = said.reasonId === null ? null : reasonLabels(agreement, language)(said.reasonId);
  if (feedbackRoom(feedback, reason, language) < 0)
    throw new RelevoError({ code: 'crm/too-large', detail: 'note' });
  const back: Feedback = {
    ...feedback,
    verdict: 'undone',
    answers: intentId,
    reasonId: null,
    text: '',
    date: null,
    touch: undefined,
    referrer: undefined,
  };
  return {
    kind: 'note',
    text: feedbackNote(feedback, reason, language),
    undone: feedbackNote({ ...back, dealtWith: false, pendingSince: null }, null, language),
    ...(me === null ? {} : { author: { id: me.id, name: me.name } }),
  };
}

/** Whether a contact waits for sales to accept, or was accepted: the same verdict may come twice. */
async function isHandedOver(
  services: Store & Terms & Pick<Services, 'clock'>,
  row: ContactRow,
  connection: string,
): Promise<boolean> {
  const kept = notTakenBack(await intentsOf(services.db, connection, [row.id]));
  const terms = await services.terms();
  const known = await readHandOffs(services.db, [row], kept, terms, services.clock());
  const state = known.get(row.id)?.handOff?.state;
  return state === 'pending' || state === 'accepted';
}

/**
 * Refuses text that contains the machine-readable line of our notes: it would be read back as a
 * verdict that no rep gave.
 * @throws RelevoError
 */
function refuseMachineLine(text: string): void {
  if (readFeedbackNote(text).kind !== 'plain')
    throw new RelevoError({ code: 'bus/bad-request', detail: 'text' });
}

/**
 * Since when sales has been asked to accept the contact, by the dates of the CRM. The note stores
 * it, because a CRM may lose these dates later.
 */
function pendingSince(
  row: ContactRow,
  intents: Parameters<typeof applyPending>[1],
  terms: Parameters<typeof makeHandOff>[3],
  now: number,
): number | null {
  const { handOff } = makeHandOff(
    applyPending(row.contact, intents),
    [],
    [],
    terms,
    now,
    ALL_KNOWN,
  );
  return handOff?.state === 'pending' ? handOff.since : null;
}
