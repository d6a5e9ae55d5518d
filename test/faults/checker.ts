import type { Stage } from '../../lib/domain/base/stage';
import { derivedId } from '../../lib/domain/person/derived-id';
import type { Asked, End, Event, History } from './history';

/** Where the people of a schedule stand at its beginning. */
export const FIRST_STAGE: Stage = 'lead';
/** Sentence (g) of the promise. */
const CONVERGE_MS = 60_000;
/** The shortest wait after a failure. */
const STEP_MS = 1_000;

type Person = End['people'][number];
type Intent = Extract<Event, { kind: 'acknowledged' | 'refused' | 'unanswered' }>;

/**
 * Judges a history by the seven sentences of the promise, and by one more: nothing of one account
 * reaches another. It knows nothing of the engine: only what the client said and showed, and what
 * the CRM did.
 * @param allowanceMs how long the CRM may hide a write from reads, and what setting the clock back
 * may have added to waits
 * @returns every breach in words; none when the promise was kept
 */
export function breaches(history: History, allowanceMs: number): string[] {
  const { events, end } = history;
  const found = [
    ...quiet(events),
    ...history.foreign,
    ...sentElsewhere(events),
    ...(end.settledMs > CONVERGE_MS + allowanceMs ? [`settled after ${end.settledMs} ms`] : []),
  ];
  for (const person of end.people) found.push(...judgePerson(events, person));
  return found;
}

function judgePerson(events: readonly Event[], person: Person): string[] {
  const about = (event: Event) => !('who' in event) || event.who === person.who;
  const own = events.filter(about);
  const intents = uniqueIntents(own);
  return [
    ...intents.flatMap((intent) => judgeNote(own, intent, person)),
    ...intents.flatMap((intent) => judgeTakenBack(own, intent, person)),
    ...judgeMoves(own, intents, person),
    ...judgeLoss(own, intents, person),
    ...judgeProfiles(own, intents, person),
    ...judgeOrder(own, intents, person),
    ...judgeView(person),
  ].map((breach) => `${person.who}: ${breach}`);
}

const CERTAINTY = { acknowledged: 2, unanswered: 1, refused: 0 } as const;

/**
 * The strongest word about each intent: what was refused may have been stored by an earlier try
 * that no one answered.
 */
function uniqueIntents(events: readonly Event[]): Intent[] {
  const strongest = new Map<string, Intent>();
  for (const event of events) {
    if (event.kind !== 'acknowledged' && event.kind !== 'refused' && event.kind !== 'unanswered')
      continue;
    const before = strongest.get(event.intentId);
    if (before === undefined || CERTAINTY[event.kind] > CERTAINTY[before.kind])
      strongest.set(event.intentId, event);
  }
  return [...strongest.values()];
}

/** No intent is sent over another connection than its own: `who` is a person of one account. */
function sentElsewhere(events: readonly Event[]): string[] {
  const asked = new Map(
    events.flatMap((event) => ('asked' in event ? [[event.intentId, event.who] as const] : [])),
  );
  return events.flatMap((event) => {
    if (event.kind !== 'noted') return [];
    const who = asked.get(event.intentId);
    return who === undefined || who === event.who
      ? []
      : [`note ${event.intentId} of ${who} sent to ${event.who}`];
  });
}

type Taken = 'no' | 'removed' | 'maybe';

/** Whether an intent was taken back by the rep, so that it must not count. */
function takenBack(events: readonly Event[], intentId: string): Taken {
  let taken: Taken = 'no';
  for (const event of events) {
    if (!('intentId' in event) || event.intentId !== intentId) continue;
    if (event.kind === 'undone') taken = event.result === 'removed' ? 'removed' : 'maybe';
    if (event.kind === 'discarded') taken = 'maybe';
  }
  return taken;
}

function judgeNote(events: readonly Event[], intent: Intent, person: Person): string[] {
  if (intent.asked.kind !== 'note') return [];
  const { intentId } = intent;
  const times = events.filter(
    (event) => event.kind === 'noted' && event.intentId === intentId,
  ).length;
  if (times > 1) return [`note ${intentId} doubled: ${times} times`];
  if (times === 1 && intent.kind === 'refused')
    return [`note ${intentId} sent although it was refused`];
  const taken = takenBack(events, intentId);
  if (times === 1 && taken === 'removed')
    return [`note ${intentId} sent although it was taken back`];
  const open = person.parked.includes(intentId) || person.waiting.includes(intentId);
  if (times === 0 && intent.kind === 'acknowledged' && taken === 'no' && !open)
    return [`note ${intentId} lost`];
  return [];
}

/**
 * A note that was taken back after it had arrived is followed by the note that says so, exactly
 * once; no other note is.
 */
function judgeTakenBack(events: readonly Event[], intent: Intent, person: Person): string[] {
  const { asked, intentId } = intent;
  if (asked.kind !== 'note' || asked.reversible !== true) return [];
  const back = derivedId(intentId, 'undo');
  const noted = (id: string) =>
    events.filter((event) => event.kind === 'noted' && event.intentId === id).length;
  const about = (id: string) =>
    events.filter((event) => 'intentId' in event && event.intentId === id);
  const undone = about(intentId).findLast((event) => event.kind === 'undone');
  if (noted(back) > 1) return [`taking back ${intentId} doubled: ${noted(back)} times`];
  if (noted(back) === 1 && undone === undefined) return [`${intentId} taken back by nobody`];
  const isDropped = [intentId, back].some((id) =>
    about(id).some(({ kind }) => kind === 'discarded'),
  );
  const isOpen = [intentId, back].some(
    (id) => person.waiting.includes(id) || person.parked.includes(id),
  );
  const isWanted = undone?.kind === 'undone' && undone.result === 'reversing';
  return isWanted && noted(intentId) === 1 && noted(back) === 0 && !isDropped && !isOpen
    ? [`taking back ${intentId} lost`]
    : [];
}

/**
 * Every change of the stage by us must answer one that was asked for, starting where the rep saw
 * the person.
 */
function judgeMoves(
  events: readonly Event[],
  intents: readonly Intent[],
  person: Person,
): string[] {
  const allowed = new Map<string, number>();
  const allow = (from: Stage | null, to: Stage | null) =>
    allowed.set(`${from}>${to}`, (allowed.get(`${from}>${to}`) ?? 0) + 1);
  const isForeign = events.some((event) => event.kind === 'moved' && !event.ours);
  for (const { asked, kind, intentId } of intents) {
    if (asked.kind !== 'move' || kind === 'refused') continue;
    const taken = takenBack(events, intentId);
    // What was in doubt when another person moved the person on is no longer there to be taken
    // back.
    if (taken === 'removed' && !isForeign) continue;
    allow(asked.from, asked.to);
    if (taken === 'maybe') allow(asked.to, asked.from);
  }
  for (const event of events) {
    if (event.kind !== 'insisted') continue;
    allow(event.from, event.to);
    if (takenBack(events, event.intentId) !== 'no') allow(event.to, event.from);
  }
  const found: string[] = [];
  for (const event of events) {
    if (event.kind !== 'moved' || !event.ours) continue;
    const key = `${event.before}>${event.after}`;
    const left = allowed.get(key) ?? 0;
    if (left === 0)
      found.push(`moved ${key} more often than asked, or over what somebody else did`);
    allowed.set(key, left - 1);
  }
  const wanted = wantedStage(events, intents, person);
  if (wanted !== undefined && wanted !== person.held)
    found.push(`lost: ${wanted} wanted, the CRM holds ${person.held}`);
  return found;
}

/**
 * Where another person moved the person too: each move that was acknowledged was made, by us or by
 * them, or waits for a decision.
 */
function judgeLoss(events: readonly Event[], intents: readonly Intent[], person: Person): string[] {
  const made = new Map<string, number>();
  const theirs = new Set<Stage | null>([FIRST_STAGE]);
  for (const event of events) {
    if (event.kind !== 'moved') continue;
    if (event.ours)
      made.set(
        `${event.before}>${event.after}`,
        (made.get(`${event.before}>${event.after}`) ?? 0) + 1,
      );
    else theirs.add(event.after);
  }
  const found: string[] = [];
  for (const { asked, kind, intentId } of intents) {
    if (asked.kind !== 'move' || kind !== 'acknowledged' || takenBack(events, intentId) !== 'no')
      continue;
    if (
      person.parked.includes(intentId) ||
      person.waiting.includes(intentId) ||
      theirs.has(asked.to)
    )
      continue;
    if (events.some((event) => event.kind === 'insisted' && event.intentId === intentId)) continue;
    const key = `${asked.from}>${asked.to}`;
    const left = made.get(key) ?? 0;
    // Who got no answer asks again, and both ask for one move: the later one finds it made.
    if (
      made.has(key) &&
      events.some((event) => event.kind === 'unanswered' && event.intentId === intentId)
    )
      continue;
    if (left === 0) found.push(`move ${intentId} ${key} lost`);
    made.set(key, left - 1);
  }
  return found;
}

/**
 * Every profile that we wrote must answer one that was asked for, over what the rep saw; and what
 * was acknowledged was written, or waits for a decision. Each asks for another profile, so that
 * none can stand for another.
 */
function judgeProfiles(
  events: readonly Event[],
  intents: readonly Intent[],
  person: Person,
): string[] {
  const left = new Map<string, number>();
  const key = (from: string | null, to: string | null) => `${from}>${to}`;
  const allow = (from: string | null, to: string | null) =>
    left.set(key(from, to), (left.get(key(from, to)) ?? 0) + 1);
  const links = events.filter((event) => event.kind === 'linked');
  const isForeign = links.some(({ ours }) => !ours);
  for (const { asked, kind, intentId } of intents) {
    if (asked.kind !== 'profile' || kind === 'refused') continue;
    const taken = takenBack(events, intentId);
    if (taken === 'removed' && !isForeign) continue;
    allow(asked.from, asked.to);
    if (taken === 'maybe') allow(asked.to, asked.from);
  }
  const found: string[] = [];
  for (const { before, after } of links.filter(({ ours }) => ours)) {
    const open = left.get(key(before, after)) ?? 0;
    if (open === 0)
      found.push(
        `profile ${key(before, after)} more often than asked, or over what somebody else wrote`,
      );
    left.set(key(before, after), open - 1);
  }
  for (const { asked, kind, intentId } of intents) {
    if (asked.kind !== 'profile' || kind !== 'acknowledged' || takenBack(events, intentId) !== 'no')
      continue;
    if (person.parked.includes(intentId) || person.waiting.includes(intentId)) continue;
    if (!links.some(({ ours, after }) => ours && after === asked.to))
      found.push(`profile ${intentId} lost`);
  }
  return found;
}

/**
 * Where the person must stand if no one else moved them, nothing waits for a decision and nothing
 * is uncertain.
 */
function wantedStage(
  events: readonly Event[],
  intents: readonly Intent[],
  person: Person,
): Stage | undefined {
  if (isUncertain(events, intents, person)) return undefined;
  let stage: Stage = FIRST_STAGE;
  for (const { asked, kind, intentId } of intents) {
    if (asked.kind !== 'move' || kind === 'refused' || takenBack(events, intentId) !== 'no')
      continue;
    stage = asked.to;
  }
  return stage;
}

function isUncertain(
  events: readonly Event[],
  intents: readonly Intent[],
  person: Person,
): boolean {
  const ids = new Set(intents.map(({ intentId }) => intentId));
  return (
    person.parked.length > 0 ||
    person.waiting.length > 0 ||
    events.some(({ kind }) => kind === 'unanswered') ||
    events.some(
      (event) =>
        ((event.kind === 'moved' || event.kind === 'linked') && !event.ours) ||
        event.kind === 'discarded' ||
        event.kind === 'insisted' ||
        (event.kind === 'undone' && event.result === 'unanswered' && ids.has(event.intentId)),
    )
  );
}

/**
 * What was acknowledged first arrives first. Only judged where nothing was taken back or insisted
 * on: then the two lists must be equal.
 */
function judgeOrder(
  events: readonly Event[],
  intents: readonly Intent[],
  person: Person,
): string[] {
  if (isUncertain(events, intents, person)) return [];
  if (intents.some(({ intentId }) => takenBack(events, intentId) !== 'no')) return [];
  const token = (asked: Asked, intentId: string) =>
    asked.kind === 'note'
      ? `note ${intentId}`
      : asked.kind === 'move'
        ? `to ${asked.to}`
        : `profile ${asked.to}`;
  const wanted = intents
    .filter(({ kind }) => kind === 'acknowledged')
    .map((each) => token(each.asked, each.intentId));
  const done = events.flatMap((event) => {
    if (event.kind === 'noted') return [`note ${event.intentId}`];
    if (event.kind === 'linked') return [`profile ${event.after}`];
    return event.kind === 'moved' ? [`to ${event.after}`] : [];
  });
  return wanted.join() === done.join() ? [] : [`order: ${wanted.join()} became ${done.join()}`];
}

/**
 * When nothing waits, the rep sees what the CRM holds; what waits without being shown for a
 * decision must not be left.
 */
function judgeView({ shown, held, shownProfile, heldProfile, waiting, parked }: Person): string[] {
  if (parked.length > 0) return [];
  if (waiting.length > 0) return [`still waiting: ${waiting.join()}`];
  if (shownProfile !== heldProfile)
    return [`profile shown ${shownProfile}, the CRM holds ${heldProfile}`];
  return shown === held ? [] : [`shown ${shown}, the CRM holds ${held}`];
}

/**
 * Silence is kept as long as the CRM asked for it, and a failure is followed by a pause unless it
 * was forgotten with the worker or the database.
 */
function quiet(events: readonly Event[]): string[] {
  const found: string[] = [];
  for (const [index, event] of events.entries()) {
    if (event.kind !== 'tried' || event.answer === 'well') continue;
    const after = events.slice(index + 1);
    const next = after.findIndex(
      (each) => each.kind === 'tried' && each.account === event.account && each.at > event.at,
    );
    const later = after[next];
    if (later?.kind !== 'tried') continue;
    const gap = later.at - event.at;
    const forgotten = after
      .slice(0, next)
      .some((each) => each.kind === 'died' || each.kind === 'lost');
    if (forgotten) continue;
    if (gap < event.retryAfterMs)
      found.push(`asked after ${gap} ms, told to wait ${event.retryAfterMs}`);
    else if (gap < STEP_MS) found.push(`asked again ${gap} ms after a failure`);
  }
  return found;
}
