import { DEFAULT_AGREEMENT } from '../../domain/agreement/default-agreement';
import { STAGES, type Stage, stageOrder } from '../../domain/base/stage';
import { type BusinessCalendar, createBusinessCalendar } from '../../domain/clocks/business-time';
import type { Owner } from '../port/connector';
import { CAMPAIGNS } from './campaigns';
import { type Character, makeCast, pick, slug } from './cast';
import type { CampaignRow, Fresh, MoveRow, NoteRow, PersonRow, TouchRow } from './db';
import { toRow } from './from-row';
import { BUYER_STORY, ENTERED, HAPPENINGS, NOTES, STORIES } from './stories';
import { ME, TEAM } from './team';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** How far back the search for a business moment goes: longer than the longest of `ENTERED`. */
const FARTHEST_MS = 90 * 24 * HOUR_MS;

/** Everything that a new workspace holds. */
export interface Sample {
  readonly people: readonly PersonRow[];
  readonly touches: readonly Fresh<TouchRow>[];
  readonly notes: readonly Fresh<NoteRow>[];
  readonly moves: readonly Fresh<MoveRow>[];
  readonly campaigns: readonly CampaignRow[];
  readonly owners: readonly Owner[];
}

/** A story told of one person at one time. */
interface Told {
  readonly touches: readonly Fresh<TouchRow>[];
  readonly dates: Readonly<Partial<Record<Stage, number>>>;
  readonly campaignId: number | null;
}

/**
 * The sample workspace: two hundred people of invented companies over the six stages, the same for the same time.
 * @param now epoch ms; the past of everybody leads up to it, so that clocks run
 */
export function makeSample(now: number): Sample {
  const calendar = createBusinessCalendar(DEFAULT_AGREEMENT.hours);
  const turns = new Map<Stage, number>();
  const made = makeCast().map((character, index) => {
    const turn = turns.get(character.stage) ?? 0;
    turns.set(character.stage, turn + 1);
    return makePerson(character, index + 1, turn, tell(character, index + 1, turn, now, calendar), now);
  });
  return {
    people: made.map(({ person }) => person),
    touches: made.flatMap(({ touches }) => [...touches]).sort((a, b) => a.at - b.at),
    notes: made.flatMap(({ notes }) => notes).sort((a, b) => a.at - b.at),
    moves: made.flatMap(({ moves }) => moves).sort((a, b) => a.at - b.at),
    campaigns: CAMPAIGNS.map(({ name }, index) => ({ id: index + 1, name })),
    owners: TEAM,
  };
}

/** A workspace of nobody but the team. */
export function makeEmpty(): Sample {
  return { people: [], touches: [], notes: [], moves: [], campaigns: [], owners: TEAM };
}

function makePerson(character: Character, id: number, turn: number, told: Told, now: number) {
  const { name, email, company, title, stage } = character;
  const ownerId = ownerOf(character, id);
  const facts = {
    id,
    name,
    emails: [email],
    linkedinSlug: stage === 'visitor' ? null : slug(name),
    company,
    jobTitle: title,
    stage,
    stageDates: told.dates,
    ownerId,
    campaignId: told.campaignId,
  };
  const text = turn % 3 === 0 ? NOTES[stage] : undefined;
  const at = told.touches.findLast((touch) => touch.by === 'sales')?.at ?? now;
  return {
    person: toRow(facts, 1, now),
    touches: told.touches,
    notes:
      text === undefined
        ? []
        : [makeNote(id, pick(text, turn / 3), ownerId ?? ME.id, Math.min(now, at + 5 * MINUTE_MS))],
    moves: movesOf(id, told.dates),
  };
}

/** Those who write to the rep are the rep's; of the others those whom sales works with are shared among the team. */
function ownerOf({ writes, stage }: Character, id: number): string | null {
  if (writes || (stage !== 'visitor' && id % 4 === 0)) return ME.id;
  return stageOrder(stage) < stageOrder('mql') ? null : pick(TEAM.slice(1), id).id;
}

function makeNote(contactId: number, text: NoteRow['text'], ownerId: string, at: number): Fresh<NoteRow> {
  return { contactId, text, reference: null, ownerId, at, changedAt: at };
}

function movesOf(contactId: number, dates: PersonRow['stageDates']): Fresh<MoveRow>[] {
  const entered = STAGES.filter((stage) => dates[stage] !== undefined);
  return entered.map((to, index) => {
    return { contactId, from: entered[index - 1] ?? null, to, at: dates[to] ?? 0, before: null, back: false };
  });
}

function tell(character: Character, id: number, turn: number, now: number, calendar: BusinessCalendar): Told {
  const { stage } = character;
  const buyer = id === 1;
  const campaignId = campaignOf(stage, id);
  // Two people with one story are not minutes apart: each lives it a little faster or slower.
  const pace = buyer ? 1 : 0.92 + ((id * 37) % 17) / 100;
  const dates: Partial<Record<Stage, number>> = {};
  const touches: Fresh<TouchRow>[] = [];
  for (const step of (buyer ? BUYER_STORY : pick(STORIES[stage], turn)).split(' ')) {
    const [, code = '', hours] = /^(\D+)(.+)$/.exec(step) ?? [];
    const at = Math.round(now - Number(hours) * pace * HOUR_MS);
    const entered = STAGES.find((each) => each[0]?.toUpperCase() === code);
    if (entered !== undefined) dates[entered] = at;
    else touches.push(makeTouch(code, id, campaignId, buyer ? at : humanTime(code, at, id, now, calendar)));
  }
  const minutes = ENTERED[stage];
  if (minutes !== undefined) dates[stage] = businessAgo(calendar, now, pick(minutes, turn));
  dates.visitor = Math.min(...touches.map((touch) => touch.at), ...Object.values(dates));
  return { touches, dates, campaignId: touches.some((touch) => touch.campaignId !== null) ? campaignId : null };
}

/** Who only looks was brought by an advert; everybody else by any campaign, the buyer by the guide she writes about. */
function campaignOf(stage: Stage, id: number): number {
  const fitting = CAMPAIGNS.flatMap(({ kind }, index) => (stage !== 'visitor' || kind === 'advert' ? [index + 1] : []));
  return pick(fitting, (id - 1) * 5);
}

function makeTouch(code: string, contactId: number, campaignId: number, at: number): Fresh<TouchRow> {
  const happening = HAPPENINGS.get(code);
  if (happening !== undefined) return { contactId, at, campaignId: null, ...happening };
  const { kind, channel, title } = pick(CAMPAIGNS, campaignId - 1);
  return { contactId, at, campaignId, kind, channel, title, by: 'marketing' };
}

/** Sales calls and meets when people work; the website is open at night. */
function humanTime(code: string, at: number, id: number, now: number, calendar: BusinessCalendar): number {
  if (HAPPENINGS.get(code)?.by !== 'sales' || calendar.between(at, at + HOUR_MS) >= 30) return at;
  const next = calendar.add(at, 5 + ((id * 53) % 200));
  return next < now ? next : businessAgo(calendar, now, 5 + (id % 40));
}

/** The last moment from which `minutes` of business time have passed until now. */
function businessAgo(calendar: BusinessCalendar, now: number, minutes: number): number {
  let [low, high] = [now - FARTHEST_MS, now];
  while (high - low > MINUTE_MS / 60) {
    const middle = Math.floor((low + high) / 2);
    if (calendar.between(middle, now) >= minutes) low = middle;
    else high = middle;
  }
  return low;
}
