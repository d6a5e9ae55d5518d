import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAgreement, serialiseAgreement } from '../../../lib/domain/agreement-schema';
import { DEFAULT_AGREEMENT } from '../../../lib/domain/default-agreement';
import { identityKeys, linkedinSlug, normaliseEmail } from '../../../lib/domain/identity';
import { TOUCH_KINDS } from '../../../lib/domain/touch';

const changed = (change: object) => parseAgreement(JSON.stringify({ ...DEFAULT_AGREEMENT, ...change }));

describe('an agreement', () => {
  it('read back is the same, also by a version that knows less of it', () => {
    expect(parseAgreement(serialiseAgreement(DEFAULT_AGREEMENT))).toEqual({ ok: true, agreement: DEFAULT_AGREEMENT });
    fc.assert(
      fc.property(
        fc.nat(100),
        fc.integer({ min: 1, max: 400 }),
        fc.string({ minLength: 1, maxLength: 50 }),
        (mqlThreshold, halfLifeDays, words) => {
          const agreement = {
            ...DEFAULT_AGREEMENT,
            mqlThreshold,
            score: { ...DEFAULT_AGREEMENT.score, halfLifeDays },
            demoteReasons: [{ id: 'x', label: { en: words, es: words } }],
          };
          const text = serialiseAgreement(agreement);
          expect(parseAgreement(text)).toEqual({ ok: true, agreement });
          expect(serialiseAgreement(agreement)).toBe(text);
        },
      ),
    );
    expect(changed({ fromTheFuture: 1 })).toEqual({ ok: true, agreement: DEFAULT_AGREEMENT });
  });

  it('by default has a rule for every kind of touch', () => {
    expect(DEFAULT_AGREEMENT.score.engagement.map((rule) => rule.kind).sort()).toEqual([...TOUCH_KINDS].sort());
  });

  it.each([
    ['hours', { hours: { ...DEFAULT_AGREEMENT.hours, timeZone: 'Mars/Olympus' } }, 'hours.timeZone'],
    ['hours that end before they begin', { hours: { ...DEFAULT_AGREEMENT.hours, from: 900, to: 800 } }, 'hours'],
    ['a date', { validFrom: '2026-02-30' }, 'validFrom'],
    ['shares that are not a hundred', { score: { ...DEFAULT_AGREEMENT.score, fitMax: 60 } }, 'score'],
    ['a threshold over a hundred', { mqlThreshold: 101 }, 'mqlThreshold'],
    ['a stage nobody knows', { doNotContact: ['evangelist'] }, 'doNotContact.0'],
  ])('with a wrong part (%s) says where', (_, change, where) => {
    const parsed = changed(change);
    expect(parsed.ok ? [] : parsed.problems.map((problem) => problem.where)).toContain(where);
  });

  it('that is none never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => expect(parseAgreement(text).ok).toBe(false)));
    fc.assert(fc.property(fc.json(), (text) => expect(parseAgreement(text).ok).toBe(false)));
  });
});

describe('an address', () => {
  it.each([
    [' Ana@Acme.Example ', 'ana@acme.example'],
    ['ana+tag@acme.example.', 'ana+tag@acme.example'],
    ['josé@münchen.example', 'josé@münchen.example'],
    ['two@at@acme.example', null],
    ['@acme.example', null],
    ['ana@', null],
    ['ana at acme', null],
    ['"quoted"@acme.example', null],
    ['a b@acme.example', null],
    [`${'a'.repeat(320)}@acme.example`, null],
    ['', null],
  ])('%j is %j', (raw, email) => expect(normaliseEmail(raw)).toBe(email));

  it('normalised twice is normalised once', () => {
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), fc.string()), (raw) => {
        const once = normaliseEmail(raw);
        if (once !== null) expect(normaliseEmail(once)).toBe(once);
      }),
    );
  });
});

describe('a profile', () => {
  it.each([
    ['https://www.linkedin.com/in/Ana-Lopez/', 'ana-lopez'],
    ['http://uk.linkedin.com/in/ana-lopez?trk=x', 'ana-lopez'],
    ['linkedin.com/in/ana-l%C3%B3pez', 'ana-lópez'],
    ['ana-lopez', 'ana-lopez'],
    [`https://www.linkedin.com/in/ACoA${'A'.repeat(35)}`, null],
    ['https://www.linkedin.com/company/acme', null],
    ['https://evil.example/in/ana', null],
    ['%E0%A4%A', null],
    ['', null],
  ])('%j is %j', (raw, slug) => expect(linkedinSlug(raw)).toBe(slug));

  it('and an address are both keys', () => {
    expect(identityKeys({ email: 'A@b.example', linkedinSlug: 'Ana-Lopez', name: 'Ana' })).toEqual([
      'e:a@b.example',
      'l:ana-lopez',
    ]);
    expect(identityKeys({ name: 'Ana', company: 'Acme' })).toEqual([]);
  });
});
