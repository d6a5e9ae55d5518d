import { isFresh } from '../domain/base/fresh';
import { UNDO_MS } from '../domain/changes/recent';
import { notTakenBack } from '../domain/changes/taken-back';
import { contestsOf, touchWords } from '../domain/feedback/contests';
import { feedbackThreads } from '../domain/feedback/threads';
import { isListed } from '../domain/person/address-list';
import { normaliseEmail } from '../domain/person/identity';
import type { CardView, PersonView } from '../domain/views/person';
import { cardWords } from '../i18n/card-translator';
import { newestTouches } from '../store/contacts';
import { intentsOf, toPending } from '../store/outbox-rows';
import type { ContactRow } from '../store/rows';
import { reasonLabels } from '../sync/feedback-views';
import { NO_HAND_OFF, readHandOffs } from '../sync/hand-offs';
import { cardView, personView } from '../sync/person-views';
import type { ViewContext } from '../sync/view-context';
import { neverAsked } from './mailbox-rules';
import { type Holder, type Redeemed, subjectOf } from './person-tickets';
import { recentChanges } from './recent-changes';
import type { Preferences, Reading, Services, Viewing } from './services';
import { timelineOf } from './timeline';

const FIRST_TOUCHES = 25;

/** Reads what all views of one moment share. */
async function viewContext(
  services: Preferences & Pick<Services, 'agreement' | 'clock'>,
): Promise<ViewContext> {
  const [agreement, settings, language] = await Promise.all([
    services.agreement(),
    services.settings(),
    services.language(),
  ]);
  return {
    agreement,
    role: settings.role,
    now: services.clock(),
    label: reasonLabels(agreement, language),
    language,
  };
}

/** Returns the views of contacts, in the given order. */
export async function viewPeople(
  services: Viewing,
  rows: readonly ContactRow[],
  holder: Holder,
): Promise<PersonView[]> {
  const [context, tickets, intents] = await Promise.all([
    viewContext(services),
    services.tickets(),
    intentsOf(
      services.db,
      holder.connection,
      rows.map((row) => row.id),
    ),
  ]);
  const kept = notTakenBack(intents);
  const known = await readHandOffs(services.db, rows, kept, await services.terms(), context.now);
  return Promise.all(
    rows.map(async (row) => {
      const own = kept.filter((intent) => intent.contactId === row.id).map(toPending);
      return personView(
        row,
        own,
        await tickets.issue(subjectOf(holder, row.id), holder.surface),
        known.get(row.id) ?? NO_HAND_OFF,
        context,
      );
    }),
  );
}

/** Returns the card of a contact from the store, and refreshes an old history in the background. */
export async function viewCard(
  services: Viewing & Reading & Pick<Services, 'connection'>,
  { row, holder }: Redeemed,
): Promise<CardView> {
  const [context, tickets, intents, touches, connection, changes] = await Promise.all([
    viewContext(services),
    services.tickets(),
    intentsOf(services.db, holder.connection, [row.id]),
    newestTouches(services.db, row.id, FIRST_TOUCHES + 1),
    services.connection(),
    recentChanges(services.db, holder.connection, services.clock()),
  ]);
  const [newest] = changes.filter(({ contactId }) => contactId === row.id);
  const email = normaliseEmail(row.contact.emails[0] ?? '');
  const linkedinSlug = row.contact.linkedinSlug ?? undefined;
  const isNever = isListed(email ?? '', await neverAsked(services, null));
  const asked = email === null ? { linkedinSlug } : { email };
  const [found] = isNever ? [] : await services.lookup.find([asked]);
  services.history.refresh(row);
  const failure =
    connection.paused === null
      ? (found?.failure ?? services.history.failure(row.id))
      : asFailure(connection.paused);
  const kept = notTakenBack(intents);
  const known = await readHandOffs(services.db, [row], kept, await services.terms(), context.now);
  const more = touches.length > FIRST_TOUCHES;
  const view = cardView(
    row,
    kept.map(toPending),
    await tickets.issue(subjectOf(holder, row.id), holder.surface),
    known.get(row.id) ?? NO_HAND_OFF,
    {
      touches: [],
      moreTouches: more,
      failure,
      recent: newest !== undefined && isFresh(newest.at, context.now, UNDO_MS) ? newest : null,
    },
    context,
  );
  const first = touches.slice(0, FIRST_TOUCHES);
  const t = cardWords(context.language);
  const said = feedbackThreads(known.get(row.id)?.entries ?? []);
  const contests = contestsOf(touchWords(said));
  return { ...view, touches: timelineOf(row.id, first, view.handOff.threads, !more, contests, t) };
}

function asFailure(stored: { code: string; detail: string }): CardView['failure'] {
  return { code: 'crm/unauthorised', detail: stored.detail };
}
