import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identityKeys, linkedinSlug, normaliseEmail } from '../../../lib/domain/identity';

const anyRaw = fc.oneof(fc.emailAddress(), fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));
const anyPath = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string().map((text) => `https://www.linkedin.com/in/${encodeURIComponent(text)}/`),
  fc.string().map((text) => `https://es.linkedin.com/in/${text}?trk=x`),
);

describe('an address', () => {
  it('in the form in which it is compared stays as it is', () => {
    fc.assert(
      fc.property(anyRaw, (raw) => {
        const email = normaliseEmail(raw);
        if (email !== null) expect(normaliseEmail(email)).toBe(email);
      }),
    );
  });

  it('is the same in capitals, with white space and with a dot after the domain', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (raw) => {
        const email = normaliseEmail(raw);
        fc.pre(email !== null);
        expect(normaliseEmail(` ${raw.toUpperCase()}.\n`)).toBe(email);
      }),
    );
  });

  it.each([
    '',
    '@',
    'a@',
    '@b.example',
    'a@b@c.example',
    'a b@c.example',
    'a@b.example, c@d.example',
    'a\u0000@b.example',
    '<a@b.example>',
    `${'a'.repeat(320)}@b.example`,
  ])('is not %j', (raw) => {
    expect(normaliseEmail(raw)).toBeNull();
  });

  it('keeps plus tags and dots apart', () => {
    expect(normaliseEmail('A.B+news@C.Example')).toBe('a.b+news@c.example');
  });
});

describe('a slug', () => {
  it('in the form in which it is compared stays as it is, and is no more of an address', () => {
    fc.assert(
      fc.property(anyPath, (raw) => {
        const slug = linkedinSlug(raw);
        if (slug === null) return;
        expect(linkedinSlug(slug)).toBe(slug);
        expect(slug).not.toMatch(/[\s/?#@%]/);
      }),
    );
  });

  it.each([
    ['https://www.linkedin.com/in/Ada-Alder-1a2b/', 'ada-alder-1a2b'],
    ['linkedin.com/in/ada-alder?miniProfileUrn=x', 'ada-alder'],
    ['https://es.linkedin.com/in/jos%C3%A9-p%C3%A9rez', 'josé-pérez'],
    ['ada-alder', 'ada-alder'],
    ['https://www.linkedin.com/in/ACoAAB1234567890abcdefghijklmnopqrstuvwxyz', null],
    ['https://www.linkedin.com/company/alder', null],
    ['https://linkedin.com.evil.example/in/ada', null],
    ['ada%2Fdetail', null],
    ['ada%2541', null],
    ['%E0%A4%A', null],
    ['ab', null],
  ])('of %s is %s', (raw, slug) => {
    expect(linkedinSlug(raw)).toBe(slug);
  });
});

describe('the keys of an identity', () => {
  it('are certain ones only', () => {
    expect(identityKeys({ name: 'Ada Alder', company: 'Alder' })).toEqual([]);
    expect(identityKeys({ email: 'ADA@alder.example', linkedinSlug: 'Ada-Alder' })).toEqual([
      'e:ada@alder.example',
      'l:ada-alder',
    ]);
    expect(identityKeys({ email: 'nobody', linkedinSlug: '/' })).toEqual([]);
  });
});
