import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_AGREEMENT } from '../../../../lib/domain/agreement/default-agreement';
import { parseAgreement, serialiseAgreement } from '../../../../lib/domain/agreement/schema';
import { anyAgreement, makeAgreement } from '../make';

/** The default agreement as JSON with one value set, by path. */
function broken(path: string, value: unknown): string {
  const document: unknown = JSON.parse(serialiseAgreement(DEFAULT_AGREEMENT));
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  let inner = document;
  for (const key of keys) inner = Reflect.get(Object(inner), key);
  Reflect.set(Object(inner), last, value);
  return JSON.stringify(document);
}

function problems(json: string) {
  const parsed = parseAgreement(json);
  return parsed.ok ? [] : parsed.problems;
}

describe('an agreement as a document', () => {
  it('written down and read back is the same', () => {
    fc.assert(
      fc.property(anyAgreement, (agreement) => {
        expect(parseAgreement(serialiseAgreement(agreement))).toEqual({ ok: true, agreement });
      }),
    );
    expect(parseAgreement(serialiseAgreement(DEFAULT_AGREEMENT))).toEqual({
      ok: true,
      agreement: DEFAULT_AGREEMENT,
    });
  });

  it('reads the same twice, and the same agreement is the same text in whatever order it was made', () => {
    fc.assert(
      fc.property(anyAgreement, (agreement) => {
        const text = serialiseAgreement(agreement);
        const turned = Object.fromEntries(Object.entries(agreement).reverse());
        expect(serialiseAgreement(makeAgreement(turned))).toBe(text);
      }),
    );
  });

  it('leaves out what it does not know, deep inside too', () => {
    const json = broken('hours.lunch', 60).replace(
      '{"format"',
      '{"__proto__":{"version":9},"colour":"red","format"',
    );
    expect(parseAgreement(json)).toEqual({ ok: true, agreement: DEFAULT_AGREEMENT });
  });

  it.each<[string, unknown, string, RegExp]>([
    ['format', 0, 'format', /must be 2/],
    ['format', 3, 'format', /reads up to 2/],
    ['version', 0, 'version', /at least 1/],
    ['version', 1.5, 'version', /whole number/],
    ['validFrom', '2026-02-30', 'validFrom', /not a date/],
    ['validFrom', '01/02/2026', 'validFrom', /not a date/],
    ['stages.mql', null, 'stages.mql', /kind object/],
    ['stages.mql.meaning.es', '', 'stages.mql.meaning.es', /at least 1 characters/],
    ['doNotContact.0', 'stranger', 'doNotContact.0', /visitor or lead or/],
    ['score.fitMax', 60, 'score', /add up to 100/],
    ['score.fitMax', 49.5, 'score.fitMax', /whole number/],
    ['score.halfLifeDays', 0, 'score.halfLifeDays', /at least 0.5/],
    ['score.fit.0.points', 101, 'score.fit.0.points', /at most 100/],
    ['score.fit.1.id', DEFAULT_AGREEMENT.score.fit[0]?.id, 'score', /share an id/],
    [
      'score.engagement.1.kind',
      DEFAULT_AGREEMENT.score.engagement[0]?.kind,
      'score',
      /one kind of touch/,
    ],
    ['score.engagement.0.points', -1, 'score.engagement.0.points', /at least 0/],
    ['mqlThreshold', 101, 'mqlThreshold', /at most 100/],
    ['mqlThreshold', '50', 'mqlThreshold', /kind number/],
    ['clocks.accept-mql', 0, 'clocks.accept-mql', /at least 1/],
    ['hours.timeZone', 'Europe/Nowhere', 'hours.timeZone', /not a time zone/],
    ['hours.timeZone', '', 'hours.timeZone', /not a time zone/],
    ['hours.days', [], 'hours.days', /at least 1 entries/],
    ['hours.days.0', 0, 'hours.days.0', /at least 1/],
    ['hours.days.0', 8, 'hours.days.0', /at most 7/],
    ['hours.from', 1_080, 'hours', /end after it begins/],
    ['hours.to', 1_441, 'hours.to', /at most 1440/],
    ['hours.holidays', ['2026-13-01'], 'hours.holidays.0', /not a date/],
    ['personas.0.traits', [], 'personas.0.traits', /at least 1 entries/],
    ['personas.0.traits.0.weight', 0, 'personas.0.traits.0.weight', /at least 0.01/],
    ['personas.1.id', DEFAULT_AGREEMENT.personas[0]?.id, 'personas', /share an id/],
    ['rejectReasons.1.id', DEFAULT_AGREEMENT.rejectReasons[0]?.id, 'rejectReasons', /share an id/],
    ['goals.1.id', DEFAULT_AGREEMENT.goals[0]?.id, 'goals', /share an id/],
    ['goals.0.from', '2026-13', 'goals.0.from', /not a month/],
    ['goals.0.until', '2025-12', 'goals.0', /before it begins/],
    [
      'signed',
      [{ by: 'Ada', department: 'sales', at: 1, content: 'x' }],
      'signed.0.content',
      /not a digest/,
    ],
    ['goals.0.target', 0, 'goals.0.target', /at least 1/],
    ['signed', undefined, 'signed', /missing/],
  ])('with %s as %j is refused, and says where and why', (path, value, where, what) => {
    const found = problems(broken(path, value));
    expect(found).toHaveLength(1);
    expect(found[0]?.where).toBe(where);
    expect(found[0]?.what).toMatch(what);
  });

  it('never throws, whatever it is given, and never says nothing or too much', () => {
    const anyJson = fc.oneof(
      fc.json(),
      fc.string(),
      fc.constantFrom('', 'null', '[]', '"x"', '{"__proto__":1}'),
    );
    fc.assert(
      fc.property(anyJson, (json) => {
        const found = problems(json);
        expect(found.length).toBeGreaterThan(0);
        for (const { what } of found) expect(what).not.toMatch(/^(Invalid input|)$/);
      }),
    );
    expect(problems(broken('demoteReasons', new Array(10_000).fill(0))).length).toBeLessThanOrEqual(
      50,
    );
  });

  it('survives one wrong value anywhere with words that say where', () => {
    const paths = leaves(DEFAULT_AGREEMENT);
    fc.assert(
      fc.property(
        fc.constantFrom(...paths),
        fc.constantFrom({}, [], true, 1e308, -1, ''),
        (path, value) => {
          for (const { where, what } of problems(broken(path, value))) {
            expect(path.startsWith(where)).toBe(true);
            expect(what).not.toMatch(/^(Invalid input|)$/);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('of a newer format is refused as such, whatever else is wrong with it', () => {
    expect(parseAgreement('{"format":3}')).toMatchObject({ ok: false, reason: 'newer' });
    expect(parseAgreement('{"format":1}')).toMatchObject({ ok: false, reason: 'invalid' });
    expect(parseAgreement('{')).toMatchObject({ ok: false, reason: 'unreadable' });
  });

  it('is the same text in whatever order its days and holidays were given', () => {
    const hours = {
      ...DEFAULT_AGREEMENT.hours,
      days: [5, 1, 5, 3],
      holidays: ['2026-12-25', '2026-01-01'],
    };
    const turned = makeAgreement({ hours, doNotContact: ['lead', 'visitor'] });
    const straight = makeAgreement({
      hours: { ...hours, days: [1, 3, 5], holidays: ['2026-01-01', '2026-12-25'] },
    });
    expect(serialiseAgreement(turned)).toBe(serialiseAgreement(straight));
    expect(parseAgreement(JSON.stringify(turned))).toEqual({ ok: true, agreement: straight });
  });

  it('is not written when it breaks its own rules', () => {
    expect(() => serialiseAgreement(makeAgreement({ mqlThreshold: 101 }))).toThrow();
  });
});

function leaves(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) =>
    leaves(inner, path === '' ? key : `${path}.${key}`),
  );
}
