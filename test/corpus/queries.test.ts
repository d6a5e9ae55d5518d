import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createLocal } from '../../lib/crm/local/connector';
import { LocalDb } from '../../lib/crm/local/db';
import { makeEmpty } from '../../lib/crm/local/sample';
import type { Connector } from '../../lib/crm/port/connector';
import { emailSpellings, linkedinSlug, normaliseEmail } from '../../lib/domain/person/identity';
import { bareName, companyBases, writtenForms } from '../../lib/domain/person/namesake';
import { givenAndFamily } from '../../lib/domain/person/person-name';
import { randomFrom } from '../crm/hubspot/seed/random';
import { at, differences, readJson, type Tree } from './read-json';
import { connectWith, going, NOW, REFERENCE, type Recording, record } from './recording';
import { valueCases } from './values';
import { replay, SEED } from './wire';

const CASES = valueCases(randomFrom(SEED)).filter(({ value }) => value.length < 100_000);
let recording: Recording;
beforeAll(async () => {
  recording = await record();
});

interface Sent {
  readonly line: string;
  readonly body: Tree;
}

/**
 * What a connector sends for an operation, read back by a parser of its own; the vocabulary apart,
 * which holds no text of a person.
 */
async function sent(operation: string, act: (crm: Connector) => Promise<unknown>): Promise<Sent[]> {
  const requests: Sent[] = [];
  const answers = replay(recording.operations.get(operation) ?? []);
  const crm = connectWith(async (input, init) => {
    const line = `${init?.method} ${String(input)}`;
    const own = /\/(properties|owners|account-info)\//.test(line);
    if (!own)
      requests.push({ line, body: init?.body === undefined ? null : readJson(String(init?.body)) });
    return answers(input, init);
  });
  await act(crm).catch(() => undefined);
  return requests;
}

/**
 * In each request the places where it differs from the one for an innocent text, with what stands
 * there.
 */
function changes(
  innocent: readonly Sent[],
  hostile: readonly Sent[],
): (readonly [string, unknown])[] {
  return hostile.flatMap(({ line, body }, index) => {
    const other = innocent[index];
    const places = differences(body, other?.body ?? null);
    return [
      ...(line === other?.line ? [] : [['line', line] as const]),
      ...places.map((path) => [path, at(body, path)] as const),
    ];
  });
}

interface Query {
  readonly what: string;
  readonly operation: string;
  readonly ask: (crm: Connector, text: string) => Promise<unknown>;
  /**
   * What stands where in the query for a text, once for each way of writing it; nothing is sent of
   * a text that has none.
   */
  readonly meant: (text: string) => readonly Readonly<Record<string, unknown>>[];
}

const ADDRESS = 'https://www.linkedin.com/in/';
/** Every string that stands anywhere in a body. */
function literals(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(literals);
  return value instanceof Map ? [...value.values()].flatMap(literals) : [];
}

const words = (text: string) => text.trim().split(/\s+/);
const withoutAccents = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase();

const QUERIES: readonly Query[] = [
  {
    what: 'a free search',
    operation: 'search',
    ask: (crm, text) => crm.search(text, going),
    meant: (text) => (text.trim() === '' ? [] : [{ '.query': text.trim() }]),
  },
  {
    what: 'an address',
    operation: 'lookup',
    ask: (crm, email) => crm.lookup([{ email: normaliseEmail(email) ?? undefined }], going),
    // Read as a first address, then searched for as a further one.
    meant: (text) => {
      const email = normaliseEmail(text);
      const spellings = email === null ? [] : emailSpellings(email);
      return spellings.map((each) => ({
        '.inputs.0.id': each,
        '.filterGroups.0.filters.0.value': each,
      }));
    },
  },
  {
    what: 'an owner',
    operation: 'contactsOfOwner',
    ask: (crm, ownerId) => crm.contactsOfOwner(ownerId, ['lead'], 10, going),
    meant: (text) => [{ '.filterGroups.0.filters.0.value': text }],
  },
];

/** A segment of a path as it was before it was written with percent signs. */
function decode(segment: string): string {
  const bytes = segment
    .match(/%[0-9A-F]{2}|[^%]/g)
    ?.map((part) => (part.length === 3 ? Number.parseInt(part.slice(1), 16) : part.charCodeAt(0)));
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
    new Uint8Array(bytes ?? []),
  );
}

describe('a query to HubSpot', () => {
  it.each(QUERIES)(
    'for $what holds any text as the one value that it is, and nothing else changes',
    async ({ operation, ask, meant }) => {
      const innocent = await sent(operation, (crm) => ask(crm, 'innocent@acme.example'));
      expect(innocent.length).toBeGreaterThan(0);
      for (const { value, name } of CASES) {
        const asked = await sent(operation, (crm) => ask(crm, value));
        const ways = meant(value);
        // A person known by a first address is not searched for by a further one.
        expect(asked.length, name).toBeLessThanOrEqual(innocent.length * ways.length);
        for (const [index, expected] of ways.entries()) {
          const differing = Object.entries(expected).filter(([path, text]) =>
            innocent.every(({ body }) => at(body, path) !== text),
          );
          const part = asked.slice(index * innocent.length, (index + 1) * innocent.length);
          const seen = new Map(changes(innocent, part));
          expect(differing.slice(0, 1), name).toEqual([...seen].slice(0, 1));
          expect(Object.fromEntries(differing), name).toMatchObject(Object.fromEntries(seen));
        }
      }
    },
    600_000,
  );

  it('for a namesake asks for every parting of the name, and never for the company', async () => {
    for (const { value, name } of CASES) {
      const who = `Ana ${value}`;
      const asked = await sent('maybe', (crm) =>
        crm.lookup([{ name: who, company: 'Canary Works' }], going),
      );
      expect(JSON.stringify(asked.map(({ body }) => [...literals(body)])), name).not.toContain(
        'Canary',
      );
      const forms = [who, bareName(who)].flatMap((form) => [
        form.trim().toLowerCase(),
        withoutAccents(form).trim(),
      ]);
      const parted = forms
        .map(words)
        .flatMap((parts) => parts.slice(1).map((_, at) => [parts, at + 1] as const));
      const body = asked[0]?.body ?? null;
      // Nothing is sent of one word, and of a name too long for a search.
      if (body === null) continue;
      const values = (index: number) => at(body, `.filterGroups.0.filters.${index}.values`);
      expect(values(0), name).toEqual([
        ...new Set(parted.map(([parts, end]) => parts.slice(0, end).join(' '))),
      ]);
      expect(values(1), name).toEqual([
        ...new Set(parted.map(([parts, end]) => parts.slice(end).join(' '))),
      ]);
      expect([at(body, '.filterGroups.1'), at(body, '.filterGroups.0.filters.2')], name).toEqual([
        undefined,
        undefined,
      ]);
    }
  });

  it('for a company has every form of it as one value of a list, and nothing else changes', async () => {
    const ask = (text: string) => sent('atCompany', (crm) => crm.atCompany(text, 10, going));
    const innocent = await ask('innocent');
    for (const { value, name } of CASES) {
      const searches = (await ask(value)).filter(({ line }) => line.endsWith('/search'));
      const forms = new Set(companyBases(value).flatMap(writtenForms));
      for (const { body } of searches) {
        const place = '.filterGroups.0.filters.0';
        expect([at(body, `${place}.propertyName`), at(body, `${place}.operator`)]).toEqual([
          'company',
          'IN',
        ]);
        const values = z.array(z.string()).parse(at(body, `${place}.values`));
        expect(
          values.filter((each) => !forms.has(each)),
          name,
        ).toEqual([]);
        expect(at(body, '.filterGroups.1'), name).toBeUndefined();
        expect(
          ['properties', 'limit', 'after', 'sorts'].map((key) => at(body, `.${key}`)),
          name,
        ).toEqual(
          ['properties', 'limit', 'after', 'sorts'].map((key) =>
            at(innocent[0]?.body ?? null, `.${key}`),
          ),
        );
      }
    }
  });

  it('for a profile asks for its address as Relevo writes it, then for the words of the slug', async () => {
    for (const { value, name } of CASES) {
      const asked = await sent('maybe', (crm) => crm.lookup([{ linkedinSlug: value }], going));
      const slug = linkedinSlug(value);
      if (slug === null) {
        expect(asked, name).toEqual([]);
        continue;
      }
      const forms = [...new Set([encodeURIComponent(slug), slug])];
      const [exact, near] = asked.map(({ body }) => body);
      // What is too long for any search is not asked for.
      if (exact === undefined || near === undefined) continue;
      expect(at(exact, '.filterGroups.0.filters.0.values'), name).toEqual(
        forms
          .flatMap((form) => [`${ADDRESS}${form}`, `${ADDRESS}${form}/`])
          .map((text) => text.toLowerCase()),
      );
      expect(
        forms.map((_, index) => at(near, `.filterGroups.${index}.filters.0.value`)),
        name,
      ).toEqual(forms);
    }
  });

  it('has an id in its path as one segment, or is not sent', async () => {
    for (const { value, name } of CASES) {
      const asked = await sent('forward', (crm) =>
        crm.setStage({ contactId: value, from: 'lead', to: 'mql' }, going),
      );
      const [read, ...rest] = asked;
      expect(at(read?.body ?? null, '.inputs.0.id'), name).toBe(value);
      for (const { line } of rest.filter(({ line: each }) => each.startsWith('PATCH'))) {
        const [, path = ''] = /^PATCH https:\/\/api\.hubapi\.com(\/[^?#]*)$/.exec(line) ?? [];
        const segments = path.split('/').slice(1).map(decode);
        expect(segments, name).toEqual([
          'crm',
          'objects',
          '2026-03',
          'contacts',
          value.replace(/\p{Cs}/gu, '\ufffd'),
        ]);
        expect(['.', '..']).not.toContain(segments.at(-1));
      }
    }
  });

  it('writes a profile as one address and nothing else', async () => {
    const write = (to: string) =>
      sent('setProfile', (crm) =>
        crm.setProfile({ contactId: recording.ids[0] ?? '', from: null, to }, going),
      );
    const innocent = (await write('innocent')).find(({ line }) => line.startsWith('PATCH'));
    for (const { value, name } of CASES) {
      const slug = linkedinSlug(value);
      if (slug === null) continue;
      const patch = (await write(slug)).find(({ line }) => line.startsWith('PATCH'));
      expect(differences(patch?.body ?? null, innocent?.body ?? null), name).toEqual([
        '.properties.hs_linkedin_url',
      ]);
      const written = String(at(patch?.body ?? null, '.properties.hs_linkedin_url'));
      expect(written, name).toMatch(/^https:\/\/www\.linkedin\.com\/in\/[^/?#\s]+$/);
      expect(linkedinSlug(written), name).toBe(slug);
    }
  });

  it('writes a note or a person as the values that they are, and nothing else changes', async () => {
    const note = (text: string) => (crm: Connector) =>
      crm.addNote(
        {
          contactId: recording.ids[2] ?? '',
          text,
          reference: REFERENCE.replace('0b', '1c'),
          at: NOW,
        },
        going,
      );
    const person = (name: string) => (crm: Connector) =>
      crm.addContact({ email: 'new@acme.example', name }, going);
    const [plainNote, plainPerson] = [
      await sent('addNote', note('innocent')),
      await sent('addContact', person('innocent one')),
    ];
    for (const { value, name } of CASES) {
      const places = (found: (readonly [string, unknown])[]) => found.map(([path]) => path);
      const noted = changes(plainNote, await sent('addNote', note(value)));
      if (value.length < 40_000) expect(places(noted), name).toEqual(['.properties.hs_note_body']);
      const added = (await sent('addContact', person(value))).find(({ line }) =>
        /POST .*\/contacts$/.test(line),
      );
      const other = plainPerson.find(({ line }) => /POST .*\/contacts$/.test(line));
      expect(
        places(changes(other === undefined ? [] : [other], added === undefined ? [] : [added])),
        name,
      ).toEqual(['.properties.firstname', '.properties.lastname']);
      expect([
        at(added?.body ?? null, '.properties.firstname'),
        at(added?.body ?? null, '.properties.lastname'),
      ]).toEqual([givenAndFamily(value).given, givenAndFamily(value).family]);
    }
  });
});

describe('a question to the workspace in this browser', () => {
  it('finds the person it names and no other', async () => {
    const indexedDB = new IDBFactory();
    const db = new LocalDb('queries', { indexedDB, IDBKeyRange });
    const crm = createLocal({
      db,
      clock: () => NOW,
      language: 'en',
      fill: makeEmpty,
      factory: indexedDB,
    });
    await crm.addContact({ email: 'ana@acme.example', name: 'Ana López' }, going);
    await crm.addContact({ email: 'bo@acme.example', name: 'Bo Berg' }, going);
    for (const { value, name } of CASES) {
      const answers = await crm.lookup(
        [
          { email: normaliseEmail(value) ?? undefined },
          { linkedinSlug: value },
          { name: value, company: value },
        ],
        going,
      );
      const found = answers.flatMap((answer) =>
        answer.found.flatMap(({ contact }) => contact.emails),
      );
      expect(
        found.filter((email) => email !== normaliseEmail(value)),
        name,
      ).toEqual([]);
      expect((await crm.read([value], going)).size, name).toBe(/^0*[12]$/.test(value) ? 1 : 0);
      expect(await crm.hasNote('1', value, going), name).toBe(false);
      expect(
        (await crm.setStage({ contactId: value, from: 'lead', to: 'mql' }, going)).kind,
        name,
      ).toBe('refused');
      for (const { contact } of await crm.search(value, going)) {
        expect(
          `${contact.name} ${contact.emails.join()}`.normalize('NFD').toLowerCase(),
          name,
        ).toContain(
          value
            .normalize('NFD')
            .toLowerCase()
            .match(/[\p{L}\p{N}]+/u)?.[0],
        );
      }
    }
    db.close();
  }, 600_000);
});

describe('the parser that reads them back', () => {
  it.each([
    '{"a":1,"a":2}',
    '{"a":1}x',
    '["a",]',
    '"a\nb"',
    '{"a":01}',
    "{'a':1}",
    '"\\x"',
    '[1 2]',
    '',
  ])('refuses %j', (text) => {
    expect(() => readJson(text)).toThrow();
  });

  it('distinguishes two trees by every difference', () => {
    expect(differences(readJson('{"a":[1,{"b":"x"}]}'), readJson('{"a":[1,{"b":"y"}]}'))).toEqual([
      '.a.1.b',
    ]);
    expect(differences(readJson('{"a":1}'), readJson('{"a":1,"b":2}'))).toEqual([' has a and a,b']);
  });
});
