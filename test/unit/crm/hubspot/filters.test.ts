import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profileFilter } from '../../../../lib/crm/hubspot/lookup';
import { searchBody } from '../../../../lib/crm/hubspot/search';

/** What an attacker would write into a name to change a query. */
const HOSTILE = [
  `"}]}],"filterGroups":[{"filters":[]}]`,
  "' OR Name != '",
  '"|",["id",">",0]',
  '\\u0022,"operator":"HAS_PROPERTY',
  '\n\r\u2028\u0000',
  '__proto__',
];
const strings = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary' }));

/** Every string that stands as a value anywhere in parsed JSON, keys apart. */
function literals(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(literals);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(literals) : [];
}

describe('a query to HubSpot', () => {
  it('holds what it was given as exactly one value, whatever that is', () => {
    fc.assert(
      fc.property(strings, (text) => {
        const marked = `${text}§`;
        const groups = [[{ propertyName: 'company', operator: 'EQ' as const, value: marked }]];
        const parsed: unknown = JSON.parse(
          JSON.stringify(searchBody({ groups, properties: ['email'], limit: 1 })),
        );
        expect(literals(parsed).filter((each) => each === marked)).toHaveLength(1);
        expect(parsed).toMatchObject({
          filterGroups: [{ filters: [{ propertyName: 'company', operator: 'EQ' }] }],
          limit: 1,
        });
        expect(Object.keys(parsed as object).sort()).toEqual([
          'after',
          'filterGroups',
          'limit',
          'properties',
          'sorts',
        ]);
      }),
      { numRuns: 2_000 },
    );
  });

  it('for a profile asks for its forms and nothing else', () => {
    fc.assert(
      fc.property(strings, (slug) => {
        const { values = [], operator, propertyName } = profileFilter([slug]);
        expect([operator, propertyName]).toEqual(['IN', 'hs_linkedin_url']);
        const forms = [slug, encodeURIComponent(slug)].map((form) =>
          `https://www.linkedin.com/in/${form}`.toLowerCase(),
        );
        expect(
          values.every(
            (value) => forms.includes(value.replace(/\/$/, '')) || forms.includes(value),
          ),
        ).toBe(true);
      }),
    );
  });
});
