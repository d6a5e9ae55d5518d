import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_AGREEMENT as BASE } from '../../../../lib/domain/agreement/default-agreement';
import {
  agreementImpact,
  type ImpactPerson,
  joinImpacts,
} from '../../../../lib/domain/agreement/impact';
import { createBusinessCalendar } from '../../../../lib/domain/clocks/business-time';
import type { ClockRun } from '../../../../lib/domain/hand-off/hand-off';
import { scoreOf } from '../../../../lib/domain/scoring/score-model';
import {
  anyModel,
  anySignal,
  anyStageOrNone,
  anyTraits,
  DAY,
  HOUR,
  makeAgreement,
  NOW,
} from '../make';

const run = (startedAt: number): ClockRun => ({
  kind: 'accept-mql',
  startedAt,
  dueAt: null,
  endedAt: null,
  met: false,
  who: null,
});

const anyPerson: fc.Arbitrary<ImpactPerson> = fc
  .record({
    id: fc.uuid(),
    stage: anyStageOrNone,
    traits: anyTraits,
    signals: fc.array(anySignal, { maxLength: 8 }),
    started: fc.option(fc.nat(2 * DAY)),
    isTurnedDown: fc.boolean(),
  })
  .map(({ started, isTurnedDown, ...contact }) => ({
    isTurnedDown,
    contact: { ...contact, name: contact.id, crmScore: null },
    running: started === null ? null : run(NOW - started),
  }));

describe('what a change would do', () => {
  it('is nothing where nothing changes, and the other way round backwards', () => {
    fc.assert(
      fc.property(
        fc.array(anyPerson),
        anyModel,
        fc.nat(100),
        fc.integer({ min: 1, max: 2_000 }),
        (people, score, threshold, minutes) => {
          const after = makeAgreement({
            score,
            mqlThreshold: threshold,
            clocks: { ...BASE.clocks, 'accept-mql': minutes },
          });
          const none = agreementImpact(people, after, after, NOW);
          expect(
            [none.becoming, none.leaving, none.breaking, none.mending].map(({ count }) => count),
          ).toEqual([0, 0, 0, 0]);
          const [there, back] = [
            agreementImpact(people, BASE, after, NOW),
            agreementImpact(people, after, BASE, NOW),
          ];
          const ids = (list: { first: readonly { contactId: string }[] }) =>
            list.first.map(({ contactId }) => contactId).sort();
          expect(ids(there.breaking)).toEqual(ids(back.mending));
          // The people that the CRM holds at MQL can stop qualifying, and cannot become what they
          // are.
          const atMql = new Set(
            people
              .filter(({ contact }) => contact.stage === 'mql')
              .map(({ contact }) => contact.id),
          );
          expect(ids(back.leaving).filter((id) => !atMql.has(id))).toEqual(ids(there.becoming));
        },
      ),
    );
  });

  it('is what asking each person one by one says', () => {
    fc.assert(
      fc.property(fc.array(anyPerson), anyModel, fc.nat(100), (people, score, threshold) => {
        const after = makeAgreement({
          score,
          mqlThreshold: threshold,
          hours: { ...BASE.hours, from: 600 },
        });
        const found = agreementImpact(people, BASE, after, NOW);
        const above = ({ contact }: ImpactPerson, agreement: typeof BASE) =>
          scoreOf(contact, agreement, NOW).value >= agreement.mqlThreshold;
        const ours = people.filter(
          ({ contact, isTurnedDown }) =>
            !isTurnedDown && !['sql', 'opportunity', 'customer'].includes(contact.stage ?? ''),
        );
        const becoming = ours.filter(
          (each) => !above(each, BASE) && above(each, after) && each.contact.stage !== 'mql',
        );
        expect(found.becoming.count).toBe(becoming.length);
        expect(found.leaving.count).toBe(
          ours.filter((each) => above(each, BASE) && !above(each, after)).length,
        );
        const late = ({ running }: ImpactPerson, agreement: typeof BASE) =>
          running !== null &&
          createBusinessCalendar(agreement.hours).add(
            running.startedAt,
            agreement.clocks['accept-mql'],
          ) <= NOW;
        expect(found.breaking.count).toBe(
          people.filter((each) => !late(each, BASE) && late(each, after)).length,
        );
        expect(found.mending.count).toBe(
          people.filter((each) => late(each, BASE) && !late(each, after)).length,
        );
        expect(found.people).toBe(people.length);
      }),
    );
  });

  it('names the first of them only, and counts all', () => {
    const people = Array.from(
      { length: 30 },
      (_, at): ImpactPerson => ({
        contact: {
          id: String(at),
          name: `P${at}`,
          stage: 'lead',
          traits: {},
          signals: [],
          crmScore: at,
        },
        running: run(NOW - 2 * HOUR),
        isTurnedDown: false,
      }),
    );
    const after = makeAgreement({ mqlThreshold: 10, clocks: { ...BASE.clocks, 'accept-mql': 30 } });
    const found = agreementImpact(people, BASE, after, NOW, 3);
    expect(found.becoming.count).toBe(20);
    expect(found.becoming.first.map(({ after: score }) => score)).toEqual([29, 28, 27]);
    expect(found.breaking).toMatchObject({ count: 30, first: [{ kind: 'accept-mql' }, {}, {}] });
  });

  it('is the same for all at once as for some and then others', () => {
    const after = makeAgreement({ mqlThreshold: 30, clocks: { ...BASE.clocks, 'accept-mql': 60 } });
    fc.assert(
      fc.property(
        fc.array(anyPerson),
        fc.nat(10),
        fc.integer({ min: 1, max: 4 }),
        (people, cut, most) => {
          const parts = [people.slice(0, cut), people.slice(cut)].map((some) =>
            agreementImpact(some, BASE, after, NOW, most),
          );
          expect(joinImpacts(parts, most)).toEqual(agreementImpact(people, BASE, after, NOW, most));
        },
      ),
    );
  });

  it('looks at each person once, however many there are', () => {
    const after = makeAgreement({ mqlThreshold: 30, clocks: { ...BASE.clocks, 'accept-mql': 60 } });
    const some = fc.sample(anyPerson, { numRuns: 300, seed: 7 });
    let looks = 0;
    const people = some.map(
      ({ contact, running, isTurnedDown }): ImpactPerson => ({
        isTurnedDown,
        get contact() {
          looks += 1;
          return contact;
        },
        running,
      }),
    );
    const found = agreementImpact(people, BASE, after, NOW);
    expect(found.becoming.count).toBeGreaterThan(0);
    expect(found.breaking.count).toBeGreaterThan(0);
    expect(looks).toBe(people.length);
  });
});
