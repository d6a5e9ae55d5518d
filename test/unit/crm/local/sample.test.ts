import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeSample } from '../../../../lib/crm/local/sample';
import { MAILBOX_PEOPLE } from '../../../../lib/crm/local/sample-names';
import { DEFAULT_AGREEMENT } from '../../../../lib/domain/agreement/default-agreement';
import { isStage, STAGES, type Stage } from '../../../../lib/domain/base/stage';
import { TOUCH_KINDS } from '../../../../lib/domain/base/touch';
import { createBusinessCalendar } from '../../../../lib/domain/clocks/business-time';
import { SOON_AFTER } from '../../../../lib/domain/clocks/clock';
import type { Contact } from '../../../../lib/domain/person/contact';
import { linkedinSlug, normaliseEmail } from '../../../../lib/domain/person/identity';
import { scoreOf } from '../../../../lib/domain/scoring/score-model';
import { demoAccount, demoPeople, demoStrangers } from '../../../sites/gmail/people';
import { going, makeWorld, NOW } from './world';

const calendar = createBusinessCalendar(DEFAULT_AGREEMENT.hours);
/** A working morning, a night, a Sunday, and the night in which summer time ends. */
const MOMENTS = [NOW, Date.UTC(2026, 10, 24, 2), Date.UTC(2026, 10, 22, 15), Date.UTC(2026, 9, 25, 1, 30)];

async function everybody(): Promise<Contact[]> {
  const { crm, db } = makeWorld();
  await crm.countsPerStage(going);
  const ids = (await db.contacts.toCollection().primaryKeys()).map(String);
  return [...(await crm.read(ids, going)).values()].map(({ contact }) => contact);
}

const AGREED = { mql: 'accept-mql', sql: 'review-sql', opportunity: 'attend-opportunity' } as const;

/** Where the clock of somebody's stage stands, counted from the day on which they came there. */
function clockState({ stage, stageDates }: Pick<Contact, 'stage' | 'stageDates'>, now: number) {
  const startedAt = stage === null ? undefined : stageDates[stage];
  if (startedAt === undefined || (stage !== 'mql' && stage !== 'sql' && stage !== 'opportunity')) return undefined;
  const minutes = DEFAULT_AGREEMENT.clocks[AGREED[stage]];
  if (now >= calendar.add(startedAt, minutes)) return 'late';
  return now >= calendar.add(startedAt, minutes * SOON_AFTER) ? 'soon' : 'on-time';
}

function tally<Value>(values: readonly Value[]): Map<Value, number> {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
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

  it('is two hundred people, no two alike, in the proportions of a funnel', () => {
    const { people } = makeSample(NOW);
    expect(new Set(people.map(({ name }) => name)).size).toBe(200);
    expect(new Set(people.flatMap(({ emails }) => emails)).size).toBe(200);
    expect(Object.fromEntries(tally(people.map(({ stage }) => stage)))).toEqual({
      visitor: 60,
      lead: 58,
      mql: 34,
      sql: 22,
      opportunity: 14,
      customer: 12,
    });
    for (const { emails, linkedinSlug: slug, stage, company } of people) {
      expect(isStage(stage)).toBe(true);
      expect(emails.map(normaliseEmail)).toEqual(emails);
      expect(emails[0]).toMatch(/^[a-z0-9.-]+@[a-z0-9-]+\.example$/);
      if (slug !== null) expect(linkedinSlug(slug)).toBe(slug);
      expect(company).not.toBe('');
    }
  });

  it('knows everybody of the demo mailbox, as they sign there, and none of the strangers', () => {
    const people = new Map(makeSample(NOW).people.map((person) => [person.emails[0], person]));
    for (const { email, name, company, title } of demoPeople) {
      expect(people.get(email), email).toMatchObject({ name, company, jobTitle: title, ownerId: 'nora' });
    }
    for (const { email } of demoStrangers) expect(people.has(email), email).toBe(false);
    expect(MAILBOX_PEOPLE.trim().split('\n')).toHaveLength(demoPeople.length);
  });

  it('belongs to the rep of the demo mailbox by a third', async () => {
    const { crm } = makeWorld();
    expect(await crm.whoAmI(going)).toMatchObject({ name: demoAccount.name, email: demoAccount.email });
    const owners = tally(makeSample(NOW).people.map(({ ownerId }) => ownerId));
    expect(owners.get('nora')).toBeGreaterThanOrEqual(60);
    expect(owners.get('nora')).toBeLessThanOrEqual(73);
    expect(owners.size).toBe(5);
  });

  it('leads each person through their stages in order, and tells nothing of the future', () => {
    for (const now of MOMENTS) {
      const { people, touches, notes, moves } = makeSample(now);
      for (const { stage, stageDates, name } of people) {
        const dates = STAGES.flatMap((each) => stageDates[each] ?? []);
        expect(
          [...dates].sort((a, b) => a - b),
          name,
        ).toEqual(dates);
        expect(stage === null ? undefined : stageDates[stage], name).toBe(dates.at(-1));
      }
      const times = [...touches, ...notes, ...moves].map(({ at }) => at);
      expect(Math.max(...times)).toBeLessThanOrEqual(now);
      for (const { kind, title } of touches) {
        expect(TOUCH_KINDS).toContain(kind);
        for (const words of typeof title === 'string' ? [] : Object.values(title)) expect(words).not.toBe('');
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
      for (const { at } of spoken) expect(calendar.between(at - 60_000, at + 3_600_000)).toBeGreaterThan(0);
    }
  });

  it('has clocks on time, nearly over and late, at whatever hour it is made', () => {
    for (const now of MOMENTS) {
      const { people } = makeSample(now);
      for (const stage of ['mql', 'sql', 'opportunity'] as const) {
        const states = tally(
          people.filter((person) => person.stage === stage).map((person) => clockState(person, now)),
        );
        for (const state of ['on-time', 'soon', 'late'] as const) {
          expect(states.get(state) ?? 0, `${stage} ${state}`).toBeGreaterThanOrEqual(2);
        }
      }
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
      return values.filter((value) => value >= DEFAULT_AGREEMENT.mqlThreshold).length / values.length;
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
    const [answer] = await crm.lookup([{ email: 'hannah.whitfield@fennwick-foods.example' }], going);
    const buyer = answer?.found[0];
    expect(buyer?.contact).toMatchObject({ stage: 'mql', campaign: 'Autumn guide', owner: { name: 'Nora Vidal' } });
    expect(buyer?.touches.length).toBeGreaterThanOrEqual(12);
    expect(buyer && scoreOf(buyer.contact, DEFAULT_AGREEMENT, NOW).value).toBeGreaterThanOrEqual(80);
    expect(buyer && clockState(buyer.contact, NOW)).toBe('soon');
  });

  it('speaks the language asked, also when that changes later', async () => {
    const world = makeWorld({ language: 'en' });
    const words = async (crm: typeof world.crm) => {
      const [answer] = await crm.lookup([{ email: 'owen.price@fennwick-foods.example' }], going);
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
