import type { Verdict } from './feedback';
import { type FeedbackThread, speakerOf, trustedFeedbackOf } from './threads';

/** What a marketer wants to see; a field that is left out lets everything through. */
export interface FeedbackFilter {
  readonly campaign?: string | undefined;
  readonly reasonId?: string | undefined;
  readonly personaId?: string | undefined;
  readonly rep?: string | undefined;
  readonly verdict?: Verdict | undefined;
  /** Said from this moment on, epoch ms. */
  readonly from?: number | undefined;
  /** Said before this moment, epoch ms. */
  readonly to?: number | undefined;
  /** With something said after this moment: since the last visit. */
  readonly newSince?: number | undefined;
  readonly dealtWith?: boolean | undefined;
  /** Notes that people wrote by hand too. */
  readonly handmade?: boolean | undefined;
}

/** Persona of a contact by id; null where none fits or none is known. */
export type PersonaByContact = (contactId: string) => string | null;

/**
 * Whether a thread is wanted. By-hand notes are, only where the filter asks for them or it has
 * nothing against them.
 */
export function passes(
  thread: FeedbackThread,
  filter: FeedbackFilter,
  personaOf: PersonaByContact,
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
    is(filter.dealtWith, dealtWith !== null) &&
    (filter.personaId === undefined || personaOf(first.contactId) === filter.personaId) &&
    (filter.from === undefined || first.at >= filter.from) &&
    (filter.to === undefined || first.at < filter.to) &&
    (filter.newSince === undefined || newestAt > filter.newSince)
  );
}

function is<Value>(wanted: Value | undefined, has: Value | null | undefined): boolean {
  return wanted === undefined || has === wanted;
}
