import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Compared,
  compare,
  likelier,
  type Side,
  sideOfContact,
  sideOfPage,
} from '../../../../lib/domain/person/same-person';
import { makeContact } from '../../sync/fake-connector';

const BLANK: Side = {
  name: null,
  company: null,
  job: null,
  place: null,
  profile: null,
  member: null,
};
const hasOtherProfile = (compared: readonly Compared[]) =>
  compared.some(({ trait, agrees }) => trait === 'profile' && !agrees);
const value = fc.option(
  fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('Ana', 'ana ', 'Acme S.L.', 'Acme')),
);
const side: fc.Arbitrary<Side> = fc.record({
  name: value,
  company: value,
  job: value,
  place: value,
  profile: fc.option(fc.constantFrom('ana-lopez', 'ana-lopez-2')),
  member: fc.option(fc.constantFrom('ACoAA1', 'ACoAA2')),
});

describe('comparing two sides', () => {
  it('says the same from both', () => {
    fc.assert(
      fc.property(side, side, (a, b) => {
        const turned = compare(b, a).map(({ here, there, ...rest }) => ({
          ...rest,
          here: there,
          there: here,
        }));
        expect(compare(a, b)).toEqual(turned);
      }),
    );
  });

  it('finds nothing different from itself, and nothing at all where a side is blank', () => {
    fc.assert(
      fc.property(side, (a) => {
        for (const { trait, agrees, here } of compare(a, a)) {
          if (/[\p{L}\p{N}]/u.test(here)) expect(agrees, trait).toBe(true);
        }
        expect(compare(a, BLANK)).toEqual([]);
      }),
    );
  });

  it('puts those with another profile last, and is an order', () => {
    fc.assert(
      fc.property(side, side, side, (here, a, b) => {
        const [one, other] = [compare(here, a), compare(here, b)];
        expect(Math.sign(likelier(one, other))).toBe(-Math.sign(likelier(other, one)) || 0);
        if (hasOtherProfile(one) && !hasOtherProfile(other))
          expect(likelier(one, other)).toBeGreaterThan(0);
      }),
    );
  });

  it('reads a job title inside a headline, and a country inside a place', () => {
    const here = {
      ...BLANK,
      job: 'Head of Purchasing at Alder Works | Speaker',
      place: 'Madrid, Spain',
    };
    const there = { ...BLANK, job: 'Head of Purchasing', place: 'Spain' };
    expect(compare(here, there).map(({ trait, agrees }) => [trait, agrees])).toEqual([
      ['job', true],
      ['place', true],
    ]);
    expect(compare(here, { ...BLANK, job: 'Head' })[0]?.agrees).toBe(true);
    expect(compare(here, { ...BLANK, job: 'Hea' })[0]?.agrees).toBe(false);
  });

  it('goes by the id alone where both are known: a slug may have been taken over', () => {
    const [here, there] = [
      { ...BLANK, profile: 'ana-lopez', member: 'ACoAA1' },
      { ...BLANK, profile: 'ana-lopez', member: 'ACoAA2' },
    ];
    expect(hasOtherProfile(compare(here, there))).toBe(true);
    expect(
      hasOtherProfile(compare(here, { ...there, profile: 'old-name', member: 'ACoAA1' })),
    ).toBe(false);
  });
});

describe('the two sides', () => {
  it('are what the page and the CRM say, profiles in the form in which they are compared', () => {
    const page = sideOfPage({
      name: 'Ana López',
      company: 'Acme',
      headline: 'Buyer',
      place: 'Lima',
      linkedinSlug: 'https://www.linkedin.com/in/Ana-Lopez/',
      linkedinId: 'nothing',
    });
    expect(page).toEqual({
      name: 'Ana López',
      company: 'Acme',
      job: 'Buyer',
      place: 'Lima',
      profile: 'ana-lopez',
      member: null,
    });
    const contact = makeContact('1', {
      jobTitle: 'Buyer',
      linkedinSlug: 'ana',
      traits: { country: 'Peru' },
    });
    expect(sideOfContact(contact, 'ACoAA1')).toEqual({
      name: 'Person 1',
      company: 'Acme',
      job: 'Buyer',
      place: 'Peru',
      profile: 'ana',
      member: 'ACoAA1',
    });
  });
});
