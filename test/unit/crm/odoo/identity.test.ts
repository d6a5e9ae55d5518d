import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { bareName, companyBases, plainText } from '../../../../lib/domain/person/namesake';
import { valueCases } from '../../../corpus/values';
import { randomFrom } from '../../../crm/hubspot/seed/random';
import { type Answer, type Asked, fakeOdoo, JSON_2 } from './fake-odoo';

const signal = AbortSignal.timeout(600_000);
const CASES = valueCases(randomFrom(7)).filter(({ value }) => value.length < 10_000);
const FIELDS = {
  type: {},
  email_normalized: {},
  contact_name: {},
  partner_name: {},
  x_linkedin: {},
  website: {},
};
const searchBody = z.object({ domain: z.array(z.unknown()) });
const term = z.tuple([z.string(), z.string(), z.string()]);
const writeBody = z.object({ ids: z.array(z.number()), vals: z.record(z.string(), z.unknown()) });

function odoo(
  rows: () => readonly object[],
  mapping: { profileField: string | null } = { profileField: 'x_linkedin' },
) {
  return fakeOdoo(
    ({ url }: Asked): Answer => {
      if (url.endsWith('/web/version')) return { body: JSON_2 };
      if (url.endsWith('/fields_get')) return { body: FIELDS };
      return {
        body: url.includes('/crm.lead/search_read') ? rows() : url.endsWith('/write') ? true : [],
      };
    },
    { mapping },
  );
}

/** A pattern of LIKE as PostgreSQL reads it: what is literal, and where anything may stand. */
function readPattern(pattern: string): { literal: string; wild: number[] } {
  const wild: number[] = [];
  let literal = '';
  for (let index = 0; index < pattern.length; index++) {
    const letter = pattern.charAt(index);
    if (letter === '%' || letter === '_') wild.push(literal.length);
    else if (letter === '\\') literal += pattern.charAt(++index);
    else literal += letter;
  }
  return { literal, wild };
}

/** The terms that leads were searched by, the joining signs apart. */
function termsOf(asked: readonly Asked[]): z.infer<typeof term>[] {
  return asked
    .filter(({ url }) => url.includes('/crm.lead/search_read'))
    .flatMap(({ body }) => searchBody.parse(body).domain)
    .filter((part) => part !== '|' && part !== '&')
    .map((part) => term.parse(part));
}

describe('a question to Odoo', () => {
  it('for a company holds it as a beginning and as nothing else, whatever is in it', async () => {
    for (const { value, name } of CASES) {
      const { connector, asked } = odoo(() => []);
      await connector.atCompany(value, 20, signal);
      const bases = companyBases(value);
      const terms = termsOf(asked);
      expect(
        terms.map(([field, operator]) => [field, operator]),
        name,
      ).toEqual(
        ['partner_name', 'partner_id.commercial_company_name'].flatMap((field) =>
          bases.map(() => [field, '=ilike']),
        ),
      );
      for (const [index, [, , pattern]] of terms.entries()) {
        const { literal, wild } = readPattern(pattern);
        expect(literal, name).toBe(bases[index % bases.length]);
        expect(wild, name).toEqual([literal.length]);
      }
    }
  });

  it('for a namesake holds the name whole, and not the company', async () => {
    for (const { value, name } of CASES) {
      const { connector, asked } = odoo(() => []);
      const who = `Ana ${value}`;
      await connector.lookup([{ name: who, company: 'Canary Works' }], signal);
      expect(JSON.stringify(asked.map(({ body }) => body))).not.toContain('Canary');
      for (const [field, operator, pattern] of termsOf(asked)) {
        const { literal, wild } = readPattern(pattern);
        expect([field, operator, wild], name).toEqual(['contact_name', '=ilike', []]);
        // As it is written or in other capitals, which make two letters of some.
        const same = (text: string) =>
          plainText(text).replace(/ı/g, 'i').replace(/\s+/g, ' ').trim();
        const forms = [who, bareName(who)].flatMap((form) => [
          same(form),
          same(form.toUpperCase()),
        ]);
        expect(forms, name).toContain(same(literal));
      }
    }
  });
});

it('for a namesake asks for it in the capitals in which people write, whatever white space stood in it', async () => {
  const { connector, asked } = odoo(() => []);
  await connector.lookup([{ name: ' ANA  LÓPEZ-ÁVILA ', company: 'Canary Works' }], signal);
  expect(termsOf(asked).map(([, , pattern]) => readPattern(pattern).literal)).toEqual([
    'ANA LÓPEZ-ÁVILA',
    'ana lópez-ávila',
    'Ana López-Ávila',
    'ana lopez-avila',
  ]);
});

describe('a profile in Odoo', () => {
  const lead = (x_linkedin: unknown) => ({
    id: 3,
    type: 'lead',
    email_normalized: 'ana@acme.example',
    contact_name: 'Ana López',
    x_linkedin,
  });

  it('cannot be written where no field is mapped, and the capability says so', async () => {
    const { connector, asked } = odoo(() => [lead(false)], { profileField: null });
    expect(connector.capabilities.canSetProfile).toBe(false);
    const outcome = await connector.setProfile(
      { contactId: '3', from: null, to: 'ana-lopez' },
      signal,
    );
    expect(outcome).toMatchObject({ kind: 'refused', failure: { code: 'crm/invalid' } });
    expect(asked).toEqual([]);
  });

  it('goes into the mapped field of the lead that speaks for a person, and out of it', async () => {
    let value: unknown = false;
    const { connector, asked } = odoo(() => [lead(value)]);
    expect(connector.capabilities.canSetProfile).toBe(true);
    const writes = () =>
      asked.filter(({ url }) => url.endsWith('/write')).map(({ body }) => writeBody.parse(body));
    const change = { contactId: '3', from: null, to: 'ana-lopez' } as const;
    // Odoo answers, and nothing has changed: an automation, or a field that cannot hold it.
    expect(await connector.setProfile(change, signal)).toMatchObject({ kind: 'refused' });
    expect(writes()).toEqual([
      { ids: [3], vals: { x_linkedin: 'https://www.linkedin.com/in/ana-lopez' } },
    ]);
    value = 'https://www.linkedin.com/in/ana-lopez';
    expect(await connector.setProfile(change, signal)).toMatchObject({ kind: 'applied' });
    expect(writes()).toHaveLength(1);
    await connector.setProfile({ contactId: '3', from: 'ana-lopez', to: null }, signal);
    expect(writes().at(-1)).toEqual({ ids: [3], vals: { x_linkedin: false } });
  });

  it('is never written over what another person put there', async () => {
    for (const held of [
      'https://www.linkedin.com/in/bo-berg',
      'ask her assistant',
      'https://acme.example',
    ]) {
      const { connector, asked } = odoo(() => [lead(held)]);
      const outcome = await connector.setProfile(
        { contactId: '3', from: null, to: 'ana-lopez' },
        signal,
      );
      expect(outcome).toMatchObject({ kind: 'conflict', held });
      expect(asked.filter(({ url }) => url.endsWith('/write'))).toEqual([]);
    }
  });
});
