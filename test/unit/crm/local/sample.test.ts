import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeSample } from '../../../../lib/crm/local/sample';
import { MAILBOX_PEOPLE } from '../../../../lib/crm/local/sample-names';
import { TEAM } from '../../../../lib/crm/local/team';
import { DEFAULT_AGREEMENT } from '../../../../lib/domain/agreement/default-agreement';
import { isStage, STAGES, type Stage } from '../../../../lib/domain/base/stage';
import { TOUCH_KINDS } from '../../../../lib/domain/base/touch';
import { createBusinessCalendar } from '../../../../lib/domain/clocks/business-time';
import { authorshipOf, readFeedbackNote } from '../../../../lib/domain/feedback/note';
import { REP_VERDICTS, verdictProblem } from '../../../../lib/domain/hand-off/verdict';
import type { Contact } from '../../../../lib/domain/person/contact';
import { linkedinSlug, normaliseEmail } from '../../../../lib/domain/person/identity';
import { plainReference } from '../../../../lib/domain/person/reference';
import { scoreOf } from '../../../../lib/domain/scoring/score-model';
import { demoAccount, demoPeople, demoStrangers } from '../../../sites/gmail/people';
import { email as asEmail } from '../../../support/email';
import { DAY, going, makeWorld, NOW } from './world';

const calendar = createBusinessCalendar(DEFAULT_AGREEMENT.hours);
/** A working morning, a night, a Sunday, and the night in which summer time ends. */
const MOMENTS = [
  NOW,
  Date.UTC(2026, 10, 24, 2),
  Date.UTC(2026, 10, 22, 15),
  Date.UTC(2026, 9, 25, 1, 30),
];

async function everybody(): Promise<Contact[]> {
  const { crm, db } = makeWorld({ sample: 'whole' });
  await crm.countsPerStage(going);
  const ids = (await db.contacts.toCollection().primaryKeys()).map(String);
  return [...(await crm.read(ids, going)).values()].map(({ contact }) => contact);
}

function tally<Value>(values: readonly Value[]): Map<Value, number> {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function grouped<Row>(rows: readonly Row[], of: (row: Row) => number): Map<number, Row[]> {
  const groups = new Map<number, Row[]>();
  for (const row of rows) groups.set(of(row), [...(groups.get(of(row)) ?? []), row]);
  return groups;
}

function isGiven(verdict: string): verdict is (typeof REP_VERDICTS)[number] {
  return REP_VERDICTS.some((given) => given === verdict);
}

describe('the sample workspace', () => {
  it('is the same for the same moment, and moves with it', () => {
    expect(makeSample(NOW)).toEqual(makeSample(NOW));
    const [today, tomorrow] = [makeSample(NOW), makeSample(NOW + 86_400_000)];
    expect(tomorrow.people.map(({ name, stage }) => [name, stage])).toEqual(
      today.people.map(({ name, stage }) => [name, stage]),
    );
    expect(tomorrow.touches).not.toEqual(today.touches);
  });

  it('is about eight hundred people, no two alike, in the proportions of a funnel', () => {
    const { people, moves } = makeSample(NOW);
    const size = people.length;
    expect(size).toBeGreaterThan(750);
    expect(size).toBeLessThan(850);
    expect(new Set(people.map(({ name }) => name)).size).toBe(size);
    expect(new Set(people.flatMap(({ emails }) => emails)).size).toBe(size);
    const reached = (stage: Stage) =>
      new Set(moves.flatMap(({ to, contactId }) => (to === stage ? [contactId] : [])));
    const counts = STAGES.slice(1).map((stage) => reached(stage).size);
    const [leads = 0, mqls = 0] = counts;
    expect(mqls / leads).toBeGreaterThan(0.3);
    expect(mqls / leads).toBeLessThan(0.5);
    // Enough for a model that learns from customers, and few enough to be believed.
    expect(counts.at(-1)).toBeGreaterThanOrEqual(50);
    expect((counts.at(-1) ?? 0) / leads).toBeLessThan(0.1);
    for (const stage of STAGES)
      expect(people.filter((person) => person.stage === stage).length).toBeGreaterThan(14);
    for (const { emails, linkedinSlug: slug, stage, company } of people) {
      expect(isStage(stage)).toBe(true);
      expect(emails.map(normaliseEmail)).toEqual(emails);
      expect(emails[0]).toMatch(/^[a-z0-9.-]+@[a-z0-9-]+\.example$/);
      if (slug !== null) expect(linkedinSlug(slug)).toBe(slug);
      expect(company).not.toBe('');
    }
  });

  it('has a year of moves with skips, returns and re-entries, and months that still ripen', () => {
    const { moves } = makeSample(NOW);
    const made = (from: Stage, to: Stage) =>
      moves.filter((move) => move.from === from && move.to === to).length;
    expect(made('lead', 'opportunity')).toBeGreaterThan(10);
    expect(made('mql', 'opportunity')).toBeGreaterThan(10);
    for (const from of ['mql', 'sql', 'opportunity'] as const)
      expect(made(from, 'lead'), from).toBeGreaterThan(20);
    expect(made('opportunity', 'sql')).toBeGreaterThan(5);
    expect(
      moves.filter(({ to, before }) => to === 'mql' && before !== null).length,
    ).toBeGreaterThan(10);
    const monthsAgo = (at: number) => Math.floor((NOW - at) / (30.5 * DAY));
    const monthly = tally(
      moves
        .filter(({ to, before }) => to === 'lead' && before === null)
        .map(({ at }) => monthsAgo(at)),
    );
    for (let month = 0; month < 11; month++)
      expect(monthly.get(month), `month ${month}`).toBeGreaterThan(30);
    const came = new Set(
      moves.flatMap(({ to, at, contactId }) =>
        to === 'lead' && monthsAgo(at) < 1 ? [contactId] : [],
      ),
    );
    const went = (to: Stage) =>
      moves.filter((move) => move.to === to && came.has(move.contactId)).length;
    expect(went('mql')).toBeGreaterThan(5);
    expect(went('customer')).toBeLessThan(3);
  });

  it('knows everybody of the demo mailbox, as they sign there, and none of the strangers', () => {
    const people = new Map(makeSample(NOW).people.map((person) => [person.emails[0], person]));
    for (const { email, name, company, title } of demoPeople) {
      expect(people.get(email), email).toMatchObject({
        name,
        company,
        jobTitle: title,
        ownerId: 'nora',
      });
    }
    for (const { email } of demoStrangers) expect(people.has(email), email).toBe(false);
    expect(MAILBOX_PEOPLE.trim().split('\n')).toHaveLength(demoPeople.length);
  });

  it('belongs to the rep of the demo mailbox and their colleagues as far as sales has met them', async () => {
    const { crm } = makeWorld();
    expect(await crm.whoAmI(going)).toMatchObject({
      name: demoAccount.name,
      email: demoAccount.email,
    });
    const { people } = makeSample(NOW);
    const owners = tally(people.map(({ ownerId }) => ownerId));
    expect(owners.size).toBe(5);
    for (const { id } of TEAM) expect(owners.get(id), id).toBeGreaterThan(40);
    const work = people.filter(
      ({ stage }) => stage === 'mql' || stage === 'sql' || stage === 'opportunity',
    );
    expect(work.every(({ ownerId }) => ownerId !== null)).toBe(true);
  });

  it('reports no one what contradicts itself, and nothing of the future', () => {
    for (const now of MOMENTS) {
      const { people, touches, notes, moves, deals } = makeSample(now);
      const movesOf = grouped(moves, ({ contactId }) => contactId);
      const touchesOf = grouped(touches, ({ contactId }) => contactId);
      for (const { id, stage, stageDates, name } of people) {
        const own = movesOf.get(id) ?? [];
        const theirs = touchesOf.get(id) ?? [];
        for (const [index, move] of own.entries()) {
          const before = own[index - 1];
          expect(move.from, name).toBe(before?.to ?? null);
          expect(move.at, name).toBeGreaterThanOrEqual(before?.at ?? 0);
          expect(move.before, name).toBe(
            own.slice(0, index).findLast(({ to }) => to === move.to)?.at ?? null,
          );
          // No one comes in or is handed over without having done something.
          const cause = theirs.some(
            ({ at, by }) => by === 'marketing' && at <= move.at && at >= (before?.at ?? 0),
          );
          if (move.to === 'lead' && move.before === null)
            expect(cause, `${name} ${move.to}`).toBe(true);
          if (move.to === 'mql') expect(cause, `${name} ${move.to}`).toBe(true);
        }
        expect(own.at(-1)?.to, name).toBe(stage);
        expect(stageDates, name).toEqual(Object.fromEntries(own.map(({ to, at }) => [to, at])));
        const created = own[0]?.at ?? Number.NaN;
        for (const { at } of theirs) expect(at, name).toBeGreaterThanOrEqual(created);
      }
      for (const { contactId, at } of notes)
        expect(at).toBeGreaterThan(movesOf.get(contactId)?.[0]?.at ?? now);
      const times = [...touches, ...notes, ...moves].map(({ at }) => at);
      expect(Math.max(...times)).toBeLessThanOrEqual(now);
      for (const { kind, title } of touches) {
        expect(TOUCH_KINDS).toContain(kind);
        for (const words of typeof title === 'string' ? [] : Object.values(title))
          expect(words).not.toBe('');
      }
      const dealsOf = grouped(deals, ({ contactIds }) => contactIds[0] ?? 0);
      for (const { id, stage, name } of people) {
        const own = dealsOf.get(id) ?? [];
        expect(own.filter((deal) => deal.stage === 'won').length, name).toBe(
          stage === 'customer' ? 1 : 0,
        );
        const open = own.filter(({ closedAt }) => closedAt === null).length;
        if (stage === 'opportunity') expect(open, name).toBe(1);
        else if (stage !== 'customer') expect(open, name).toBe(0);
      }
    }
  });

  it('has deals in two currencies that agree with the moves of their people', () => {
    const { deals, moves, people } = makeSample(NOW);
    const currencies = tally(deals.map(({ currency }) => currency));
    expect([...currencies.keys()].sort()).toEqual(['EUR', 'GBP']);
    expect((currencies.get('EUR') ?? 0) / deals.length).toBeGreaterThan(0.8);
    const states = tally(deals.map(({ stage }) => stage));
    for (const stage of ['qualified', 'proposal', 'negotiation', 'won', 'lost'] as const)
      expect(states.get(stage), stage).toBeGreaterThan(1);
    const known = new Set(people.map(({ id }) => id));
    for (const deal of deals) {
      const {
        name,
        amount,
        createdAt,
        closedAt,
        stage,
        contactIds,
        next,
        last,
        lostReason,
        expectedCloseOn,
      } = deal;
      const own = moves.filter(({ contactId }) => contactId === contactIds[0]);
      expect(Number.isSafeInteger(amount) && amount > 100_000, name).toBe(true);
      expect(
        contactIds.every((id) => known.has(id)) && new Set(contactIds).size === contactIds.length,
        name,
      ).toBe(true);
      const first = own.some(({ to, at }) => to === 'opportunity' && at === createdAt);
      const more =
        closedAt === null && own.some(({ to, at }) => to === 'customer' && at < createdAt);
      expect(first || more, name).toBe(true);
      if (stage === 'won') expect(own.find(({ to }) => to === 'customer')?.at, name).toBe(closedAt);
      if (stage === 'lost')
        expect(own.some(({ from, at }) => from === 'opportunity' && at === closedAt)).toBe(true);
      expect(closedAt === null, name).toBe(stage !== 'won' && stage !== 'lost');
      expect(lostReason !== null, name).toBe(stage === 'lost');
      expect(next !== null, name).toBe(closedAt === null);
      if (next !== null) expect(next.at, name).toBeGreaterThan(NOW);
      expect(last?.at ?? 0, name).toBeLessThanOrEqual(closedAt ?? NOW);
      if (closedAt === null)
        expect(Date.parse(expectedCloseOn ?? ''), name).toBeGreaterThan(NOW - DAY);
    }
    expect(deals.some(({ contactIds }) => contactIds.length === 2)).toBe(true);
  });

  it('has notes of sales and answers of marketing that read back as what they are, in both languages', () => {
    const { notes, people, owners } = makeSample(NOW);
    const known = new Map(people.map(({ id, campaignId }) => [id, campaignId]));
    const names = new Map(owners.map(({ id, name }) => [id, name]));
    const references = new Set(notes.flatMap(({ reference }) => reference ?? []));
    expect(references.size).toBe(notes.filter(({ reference }) => reference !== null).length);
    for (const { text, reference, ownerId, contactId } of notes) {
      expect(known.has(contactId)).toBe(true);
      if (reference === null) continue;
      for (const words of typeof text === 'string' ? [text] : Object.values(text)) {
        const read = readFeedbackNote(words);
        if (read.kind !== 'feedback') throw new Error(`${read.kind}: ${words}`);
        expect(read.edited).toBe(false);
        expect(
          authorshipOf(read, { id: ownerId, name: names.get(ownerId) ?? null }).agreement,
        ).toBe('same');
        const { answers, verdict, text: said, date, reasonId } = read.feedback;
        const given = isGiven(verdict)
          ? verdictProblem({ verdict, reasonId, date }, DEFAULT_AGREEMENT)
          : 'unknown';
        expect(given, words).toBeNull();
        if (answers !== null) expect([...references].map(plainReference)).toContain(answers);
        if (ownerId === 'mateo') expect([said !== '', answers !== null]).toEqual([true, true]);
      }
    }
  });

  it('has sales call and meet in working hours only', () => {
    for (const now of MOMENTS) {
      const { touches } = makeSample(now);
      const spoken = touches.filter(
        ({ kind, contactId }) => (kind === 'call' || kind === 'meeting') && contactId !== 1,
      );
      expect(spoken.length).toBeGreaterThan(40);
      for (const { at } of spoken)
        expect(calendar.between(at - 60_000, at + 3_600_000)).toBeGreaterThan(0);
    }
  });

  it('scores as the default agreement would expect', async () => {
    const scores = new Map<Stage, number[]>();
    for (const contact of await everybody()) {
      if (contact.stage === null) continue;
      const { value } = scoreOf(contact, DEFAULT_AGREEMENT, NOW);
      scores.set(contact.stage, [...(scores.get(contact.stage) ?? []), value]);
    }
    const above = (stage: Stage) => {
      const values = scores.get(stage) ?? [];
      return (
        values.filter((value) => value >= DEFAULT_AGREEMENT.mqlThreshold).length / values.length
      );
    };
    expect(above('mql')).toBeGreaterThanOrEqual(0.8);
    expect(above('mql')).toBeLessThan(1);
    expect(above('opportunity')).toBeGreaterThanOrEqual(0.8);
    expect(above('lead')).toBeLessThanOrEqual(0.15);
    expect(above('visitor')).toBe(0);
    expect(new Set(scores.get('mql')).size).toBeGreaterThan(12);
  });

  it('opens with a buyer who is worth opening with', async () => {
    const { crm } = makeWorld();
    const [answer] = await crm.lookup(
      [{ email: asEmail('hannah.whitfield@fennwick-foods.example') }],
      going,
    );
    const buyer = answer?.found[0];
    expect(buyer?.contact).toMatchObject({
      stage: 'mql',
      campaign: 'Autumn guide',
      owner: { name: 'Nora Vidal' },
    });
    expect(buyer?.touches.length).toBeGreaterThanOrEqual(12);
    expect(buyer && scoreOf(buyer.contact, DEFAULT_AGREEMENT, NOW).value).toBeGreaterThanOrEqual(
      80,
    );
    const waited = calendar.between(buyer?.contact.stageDates.mql ?? 0, NOW);
    expect(waited).toBeGreaterThan(DEFAULT_AGREEMENT.clocks['accept-mql'] * 0.75);
    expect(waited).toBeLessThan(DEFAULT_AGREEMENT.clocks['accept-mql']);
  });

  it('speaks the language asked, also when that changes later', async () => {
    const world = makeWorld({ language: 'en' });
    const words = async (crm: typeof world.crm) => {
      const [answer] = await crm.lookup(
        [{ email: asEmail('owen.price@fennwick-foods.example') }],
        going,
      );
      const read = answer?.found[0];
      return [
        read?.contact.campaign,
        read?.contact.nativeStage?.label,
        ...(read?.touches.map(({ title }) => title) ?? []),
      ];
    };
    const [english, spanish] = [await words(world.crm), await words(world.reopen('es').crm)];
    expect(english).toContain('Lead');
    expect(spanish).toContain('Prospecto');
    expect(english).toContain('Newsletter of the month');
    expect(spanish).toContain('Boletín del mes');
    // Figures are grouped by the name of a campaign: one that changed with the language would be
    // there twice.
    expect(spanish[0]).toBe(english[0]);
  });

  it('can be made at any moment', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2025, 0), max: Date.UTC(2035, 0) }), (now) => {
        const { people } = makeSample(now);
        for (const { stageDates } of people) {
          for (const at of Object.values(stageDates)) expect(at).toBeLessThanOrEqual(now);
        }
      }),
      { numRuns: 15 },
    );
  });
});
