import { isFound } from '../base/search-text';
import type { Verdict } from './feedback';
import { type FeedbackThread, isToResolve, speakerOf, trustedFeedbackOf } from './threads';

/** A filter of threads; absent fields do not filter. */
export interface FeedbackFilter {
  readonly campaign?: string | undefined;
  readonly reasonId?: string | undefined;
  readonly personaId?: string | undefined;
  readonly rep?: string | undefined;
  readonly verdict?: Verdict | undefined;
  /** Given at or after this time, epoch ms. */
  readonly from?: number | undefined;
  /** Given before this time, epoch ms. */
  readonly to?: number | undefined;
  /** With a note after this time, such as the last visit. */
  readonly newSince?: number | undefined;
  /** False: only what is to be resolved. */
  readonly dealtWith?: boolean | undefined;
  /** Words that all stand in the notes, the name of the contact or the campaign. */
  readonly text?: string | undefined;
  /** Also notes that users wrote by hand. */
  readonly handmade?: boolean | undefined;
}

/** Returns the persona of a contact; null if none matches or the contact is not known. */
export type PersonaByContact = (contactId: string) => string | null;

/** Returns the name of a contact; null if it is not known. */
type NameByContact = (contactId: string) => string | null;

/**
 * Whether a thread passes the filter. Notes written by hand pass only if the filter asks for them,
 * or if they have answers.
 */
export function passes(
  thread: FeedbackThread,
  filter: FeedbackFilter,
  personaOf: PersonaByContact,
  nameOf: NameByContact,
): boolean {
  const { first, newestAt, dealtWith } = thread;
  const said = trustedFeedbackOf(first);
  if (first.read.kind === 'plain' && filter.handmade !== true && thread.answers.length === 0)
    return false;
  return (
    is(filter.campaign, said?.campaign) &&
    is(filter.reasonId, said?.reasonId) &&
    is(filter.verdict, said?.verdict) &&
    is(filter.rep, speakerOf(first)) &&
    (filter.dealtWith === false ? isToResolve(thread) : is(filter.dealtWith, dealtWith !== null)) &&
    (filter.personaId === undefined || personaOf(first.contactId) === filter.personaId) &&
    (filter.from === undefined || first.at >= filter.from) &&
    (filter.to === undefined || first.at < filter.to) &&
    (filter.newSince === undefined || newestAt > filter.newSince) &&
    (filter.text === undefined || isFound(filter.text, textsOf(thread, nameOf)))
  );
}

function is<Value>(wanted: Value | undefined, has: Value | null | undefined): boolean {
  return wanted === undefined || has === wanted;
}

function textsOf({ first, answers }: FeedbackThread, nameOf: NameByContact): (string | null)[] {
  const said = [first, ...answers].flatMap((entry) => [
    speakerOf(entry),
    trustedFeedbackOf(entry)?.text ?? null,
    trustedFeedbackOf(entry)?.campaign ?? null,
  ]);
  return [nameOf(first.contactId), ...said];
}
