import { type Stage, stageOrder } from '../../domain/base/stage';
import type { Owner } from '../port/connector';
import { CAMPAIGNS } from './campaigns';
import { pick, slug } from './cast';
import type {
  AgreementRow,
  CampaignRow,
  DealRow,
  Fresh,
  MoveRow,
  NoteRow,
  PersonRow,
  TouchRow,
} from './db';
import { makeDeal } from './deals';
import { feedbackNotes, type Spoken } from './feedback-notes';
import { toRow } from './from-row';
import { DAY, type Journey } from './journey';
import { HOURS, type Life, makeLives } from './lives';
import { createPast, type Past } from './past';
import { createRandom, type Random } from './random';
import { sampleAgreements } from './sample-agreement';
import { QUESTIONS } from './sayings';
import { HAPPENINGS, NOTES } from './stories';
import { MARKETER, ME, TEAM } from './team';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** Everything that a new workspace holds. */
export interface Sample {
  readonly people: readonly PersonRow[];
  readonly touches: readonly Fresh<TouchRow>[];
  readonly notes: readonly Fresh<NoteRow>[];
  readonly moves: readonly Fresh<MoveRow>[];
  readonly deals: readonly Fresh<DealRow>[];
  readonly campaigns: readonly CampaignRow[];
  readonly owners: readonly Owner[];
  readonly agreements: readonly Fresh<AgreementRow>[];
}

/**
 * The sample workspace: a year of a healthy company with a few problems worth finding. One campaign
 * brings people that sales rejects, one rep is late on Fridays, and who is on the radar waits
 * longer than agreed. The same for the same time.
 * @param now epoch ms; the past of everybody leads up to it, so that clocks run
 */
export function makeSample(now: number): Sample {
  const past = createPast(HOURS, now);
  const lives = makeLives(past);
  const made = lives.map((life) => ({ life, ...livedBy(life, past) }));
  const notes = [...made.flatMap(({ notes: own }) => own), ...feedbackNotes(spokenOf(lives), past)];
  const deals = made.flatMap(({ life, touches }) => dealsOf(life, touches, lives, past));
  return {
    people: made.map(({ person }) => person),
    touches: inOrder(made.flatMap(({ touches }) => touches)),
    notes: inOrder(notes),
    moves: inOrder(made.flatMap(({ moves }) => moves)),
    deals: deals.toSorted((a, b) => a.createdAt - b.createdAt),
    campaigns: CAMPAIGNS.map(({ name }, index) => ({ id: index + 1, name })),
    owners: [...TEAM, MARKETER],
    agreements: sampleAgreements(now),
  };
}

/** A workspace with the team and no contacts. @internal */
export function makeEmpty(): Sample {
  return emptyFor([...TEAM, MARKETER]);
}

/** A workspace with its users and no contacts. */
export function emptyFor(owners: readonly Owner[]): Sample {
  return {
    people: [],
    touches: [],
    notes: [],
    moves: [],
    deals: [],
    campaigns: [],
    owners,
    agreements: [],
  };
}

function inOrder<Row extends { readonly at: number }>(rows: readonly Row[]): Row[] {
  return rows.toSorted((a, b) => a.at - b.at);
}

function livedBy({ id, character, journey, campaignId, ownerId }: Life, past: Past) {
  const { name, email, company, title, stage } = character;
  const touches = inOrder(touchesOf(id, journey, campaignId, past));
  const moves = movesOf(id, journey, past);
  const facts = {
    id,
    name,
    emails: [email],
    linkedinSlug: stage === 'visitor' ? null : slug(name),
    company,
    jobTitle: title,
    stage,
    stageDates: Object.fromEntries(moves.map(({ to, at }) => [to, at])),
    ownerId,
    campaignId: touches.some((touch) => touch.campaignId !== null) ? campaignId : null,
  };
  const text = id % (character.writes ? 2 : 11) === 0 ? NOTES[stage] : undefined;
  const at = Math.min(
    past.now,
    (touches.findLast(({ by }) => by === 'sales')?.at ?? past.now) + 5 * MINUTE_MS,
  );
  const note = { contactId: id, reference: null, ownerId: ownerId ?? ME.id, at, changedAt: at };
  return {
    person: toRow(facts, 1, past.now),
    touches,
    moves,
    notes: text === undefined ? [] : [{ ...note, text: pick(text, id) }],
  };
}

function movesOf(contactId: number, { stops }: Journey, past: Past): Fresh<MoveRow>[] {
  const entered = new Map<Stage, number>();
  return stops.map(({ stage: to, ago }, index) => {
    const [at, before] = [past.at(ago), entered.get(to) ?? null];
    entered.set(to, at);
    return { contactId, from: stops[index - 1]?.stage ?? null, to, at, before, back: false };
  });
}

function touchesOf(
  contactId: number,
  { stops, touches }: Journey,
  campaignId: number,
  past: Past,
): Fresh<TouchRow>[] {
  const random = createRandom(contactId);
  return touches.map(({ code, ago }): Fresh<TouchRow> => {
    const next = stops.find((stop) => stop.ago < ago)?.ago ?? 0;
    const at = past.at(ago) + (ago - next > DAY ? eveningOf(code, random) : 0);
    const happening = HAPPENINGS.get(code);
    if (happening !== undefined) return { contactId, at, campaignId: null, ...happening };
    const { kind, channel, title } = pick(CAMPAIGNS, campaignId - 1);
    return { contactId, at, campaignId, kind, channel, title, by: 'marketing' };
  });
}

/** The website is open in the evening too. */
function eveningOf(code: string, random: Random): number {
  return HAPPENINGS.get(code)?.kind === 'page-view' && random.chance(0.4)
    ? random.between(1, 5) * HOUR_MS
    : 0;
}

function spokenOf(lives: readonly Life[]): Spoken[] {
  const said = lives.flatMap(({ id, journey, campaignId, ownerId }) => {
    const by = TEAM.find((each) => each.id === ownerId) ?? ME;
    return journey.said.map((each) => ({
      said: each,
      contactId: id,
      campaign: campaignName(campaignId),
      by,
    }));
  });
  const early = lives.filter(
    ({ id, journey }) => id % 7 === 0 && journey.stops.at(-1)?.stage === 'lead',
  );
  const quiet = early.filter(
    ({ journey, character }) => journey.said.length === 0 && !character.writes,
  );
  const asked = QUESTIONS.flatMap((saying, index): Spoken[] => {
    const who = quiet[index];
    if (who === undefined) return [];
    const ago = (index + 0.4) * 2.5 * DAY;
    const said = {
      verdict: 'ask-marketing',
      ago,
      pendingAgo: null,
      dateAgo: null,
      beganAgo: ago,
    } as const;
    return [
      {
        said,
        contactId: who.id,
        campaign: campaignName(who.campaignId),
        by: pick(TEAM, index + 1),
        saying,
      },
    ];
  });
  return [...said, ...asked];
}

function campaignName(campaignId: number): string {
  return pick(CAMPAIGNS, campaignId - 1).name;
}

function dealsOf(
  life: Life,
  touches: readonly Fresh<TouchRow>[],
  lives: readonly Life[],
  past: Past,
) {
  const { id, character, journey, campaignId, ownerId } = life;
  const random = createRandom(-id);
  return journey.deals.map((dealing) => {
    const open = dealing.closedAgo === null;
    // Only those who are known to sales are part of a sale.
    const colleague = open
      ? lives.find((other) => other.id !== id && isColleague(other, character.company))
      : undefined;
    const contactIds = colleague === undefined ? [id] : [id, colleague.id];
    const buyer = {
      contactIds,
      company: character.company,
      campaignId,
      ownerId,
      abroad: id % 2 === 1,
      touches,
    };
    return makeDeal(dealing, buyer, random, past);
  });
}

function isColleague({ character, journey }: Life, company: string): boolean {
  const known = journey.stops.some(({ stage }) => stageOrder(stage) >= stageOrder('mql'));
  return known && character.company === company && character.stage !== 'customer';
}
