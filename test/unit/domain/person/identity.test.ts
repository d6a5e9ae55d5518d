import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  emailKeys,
  emailSpellings,
  identityKeys,
  linkedinMemberId,
  linkedinSlug,
  normaliseEmail,
  pageKey,
  profileSlug,
} from '../../../../lib/domain/person/identity';
import { lookupKey, questionKey } from '../../../../lib/domain/person/question-key';
import { email as asEmail } from '../../../support/email';

const anyRaw = fc.oneof(
  fc.emailAddress(),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
);
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
    // Doubles of letters, and what cannot be seen: each would be another person's address for
    // certain.
    'jac\u212a@client.example',
    '\u212bsa@client.example',
    'ja\u200bck@client.example',
    'jack\u202e@client.example',
    'jack@cli\u00adent.example',
    'jack@\ufb01rm.example',
    'jack@\uff43lient.example',
    'a@b..example',
    'a@.b.example',
    'ana@acme.example?subject=x',
    'ana@acme.example/x',
    'ana@acme.example%20',
    'ana@acme.example#top',
    "ana@acme'.example",
    // Fillers and selectors, which Unicode draws as nothing, and the blank of Braille.
    ...['\u3164', '\u115f', '\uffa0', '\u034f', '\ufe0f', '\u180b', '\u{e0100}', '\u2800'].flatMap(
      (unseen) => [`an${unseen}a@acme.example`, `ana@ac${unseen}me.example`],
    ),
  ])('is not %j', (raw) => {
    expect(normaliseEmail(raw)).toBeNull();
  });

  it.each([
    ["'ana@acme.example", 'ana@acme.example'],
    ['\ufeffana@acme.example\u200b', 'ana@acme.example'],
    ['\u202aana@acme.example\u202c', 'ana@acme.example'],
    ['\u2019ana@acme.example\u2019 ', 'ana@acme.example'],
    ["o'brien@acme.example", "o'brien@acme.example"],
    ['ana@M\u00dcNCHEN.example', 'ana@xn--mnchen-3ya.example'],
    ['ana@mu\u0308nchen.example', 'ana@xn--mnchen-3ya.example'],
    ['ana@XN--MNCHEN-3YA.example', 'ana@xn--mnchen-3ya.example'],
    ['ana@\u4f8b\u3048.\u30c6\u30b9\u30c8', 'ana@xn--r8jz45g.xn--zckzah'],
    ['jose\u0301@acme.example', 'jos\u00e9@acme.example'],
  ])('%j is %s', (raw, email) => expect(normaliseEmail(raw)).toBe(email));

  it('folds A–Z and no other letter', () => {
    expect(normaliseEmail('J\u00d6RG@acme.example')).toBe('j\u00d6rg@acme.example');
    expect(normaliseEmail('\u0130rem@acme.example')).not.toBe(normaliseEmail('irem@acme.example'));
  });

  it('is asked for in both spellings of its domain', () => {
    expect(emailSpellings('ana@acme.example')).toEqual(['ana@acme.example']);
    const both = ['ana@xn--mnchen-3ya.example', 'ana@m\u00fcnchen.example'];
    expect(emailSpellings('ana@xn--mnchen-3ya.example')).toEqual(both);
    expect(emailSpellings('ana@xn--0.example')).toEqual(['ana@xn--0.example']);
  });

  it('has one key for both spellings of any domain', () => {
    const label = fc.stringMatching(
      /^[a-z\u00e0-\u00f6\u03b1-\u03c9\u0430-\u044f\u4e00-\u4e20]{1,12}$/,
    );
    fc.assert(
      fc.property(label, label, (first, second) => {
        const email = normaliseEmail(`a@${first}.${second}`);
        fc.pre(email !== null);
        for (const spelling of emailSpellings(email ?? ''))
          expect(normaliseEmail(spelling)).toBe(email);
        expect(emailSpellings(email ?? '').at(-1)).toBe(`a@${first}.${second}`);
      }),
    );
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
    ['jac\u212a', null],
    ['jac%E2%84%AA', null],
    ['ana%E2%80%AE-lopez', null],
    ['ana\u200b-lopez', null],
    ['ana\u3164-lopez', null],
    ['ana%EF%B8%8F-lopez', null],
    ['\u200bana-lopez\ufeff', 'ana-lopez'],
    ['J\u00d6RG-m', 'j\u00d6rg-m'],
    ['jose\u0301-m', 'jos\u00e9-m'],
    ['%41CoAAB1234567890abcdefghijklmnopqrstuvwxyz', null],
  ])('of %s is %s', (raw, slug) => {
    expect(linkedinSlug(raw)).toBe(slug);
  });
});

describe('a field of a CRM for a profile', () => {
  it.each([
    ['/in/ana-lopez', 'ana-lopez'],
    ['see linkedin.com/in/ana-lopez.', 'ana-lopez'],
    ['none', null],
    ['pendiente', null],
    ['ana-lopez', null],
    ['linkedin.com', null],
    ['https://www.linkedin.com', null],
    ['linkedin.com/in/ana-lopez linkedin.com/in/bo-berg', null],
  ])('%s: %s', (field, slug) => expect(profileSlug(field)).toBe(slug));
});

describe('the keys of an identity', () => {
  it('are certain ones only', () => {
    expect(identityKeys({ name: 'Ada Alder', company: 'Alder' })).toEqual([]);
    expect(
      identityKeys({ email: asEmail('ADA@alder.example'), linkedinSlug: 'Ada-Alder' }),
    ).toEqual(['e:ada@alder.example', 'l:ada-alder']);
    expect(identityKeys({ linkedinSlug: '/' })).toEqual([]);
    expect(emailKeys(['nobody', 'ADA@alder.example'])).toEqual(['e:ada@alder.example']);
  });
});

describe('a member id', () => {
  const id = 'ACoAA_A9DrmAeHsebAlX05oDICRkmVdHtkZYO_7';

  it('is read from an address or stands alone, and is no slug', () => {
    expect(linkedinMemberId(`https://www.linkedin.com/in/${id}/?x=1`)).toBe(id);
    expect(linkedinMemberId(` ${id} `)).toBe(id);
    expect(linkedinSlug(id)).toBeNull();
    expect(identityKeys({ linkedinId: id, linkedinSlug: 'ana-lopez' })).toEqual([
      'l:ana-lopez',
      `m:${id}`,
    ]);
  });

  it.each(['', 'ana-lopez', 'ACoAA', 'ACwAAAb12cdEfGhIjKlMnOpQrStUvWxYz012345', `${id}é`])(
    'is not %j',
    (raw) => {
      expect(linkedinMemberId(raw)).toBeNull();
    },
  );
});

describe('a name with a company', () => {
  it('is one question however it is written, and none where either is missing', () => {
    const key = questionKey({ name: 'Ana López', company: 'Acme  Corp' });
    expect(questionKey({ name: ' ANA LÓPEZ ', company: 'acme corp' })).toBe(key);
    expect(questionKey({ name: 'Ana López' })).toBeNull();
    expect(questionKey({ name: '|', company: 'Acme' })).toBeNull();
  });

  it('keeps two of them apart wherever the bar between them falls', () => {
    expect(questionKey({ name: 'a|b', company: 'c' })).not.toBe(
      questionKey({ name: 'a', company: 'b|c' }),
    );
  });

  it('is asked for only where there is no certain key', () => {
    const both = { name: 'Ana', company: 'Acme', email: asEmail('ana@acme.example') };
    expect(lookupKey(both)).toBe('e:ana@acme.example');
    expect(lookupKey({ ...both, email: undefined })).toBe('n:ana|acme');
    expect(lookupKey({ name: 'Ana' })).toBeNull();
  });

  it('is one of a page by what it shows, beside the same certain keys', () => {
    const both = { name: 'Ana', company: 'Acme', email: asEmail('ana@acme.example') };
    expect(pageKey(both)).toBe(lookupKey(both));
    const shown = { name: 'a|b', company: 'c' };
    expect(pageKey(shown)).toBe(pageKey({ ...shown }));
    expect(pageKey(shown)).not.toBe(pageKey({ name: 'a', company: 'b|c' }));
    expect(pageKey({ name: 'Ana' })).toBeNull();
  });

  it('is one of a page by slug and member id as well, where they are in normal form', () => {
    const linkedinId = 'ACoAA_A9DrmAeHsebAlX05oDICRkmVdHtkZYO_7';
    expect(pageKey({ linkedinId })).toBe(lookupKey({ linkedinId }));
    fc.assert(
      fc.property(anyPath, (raw) => {
        const slug = linkedinSlug(raw);
        fc.pre(slug !== null);
        const shown = { linkedinSlug: slug ?? undefined, linkedinId, name: 'Ana', company: 'Acme' };
        expect(pageKey(shown)).toBe(lookupKey(shown));
      }),
    );
  });
});
