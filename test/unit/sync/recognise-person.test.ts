import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Identity, IdentityKey } from '../../../lib/domain/person/identity';
import { toRow } from '../../../lib/store/contacts';
import type { ContactRow, MatchAnswerRow } from '../../../lib/store/rows';
import { keysOf, matchAnswerKeys, recognise } from '../../../lib/sync/recognise-person';
import { email as asEmail } from '../../support/email';
import { makeContact } from './fake-connector';

const [M1, M2] = [
  'ACoAA1234567890abcdefghijklmnopqrstuvwx',
  'ACoAA9876543210abcdefghijklmnopqrstuvwx',
];
const ANA = { name: 'Ana López', company: 'Acme' };

const contact = (id: string, linkedinSlug: string | null = null, change = {}) =>
  toRow(makeContact(id, { ...ANA, emails: [`${id}@acme.example`], linkedinSlug, ...change }), 0, 0);

function said(key: string, contactId: string, same = true): MatchAnswerRow {
  const id = JSON.stringify([key, contactId]);
  return { id, connection: 'test', key: key as IdentityKey, contactId, same, by: 'rep', at: 0 };
}

/** What the store would hand over: rows under every key of theirs. */
function look(
  identity: Identity,
  rows: readonly ContactRow[],
  answers: readonly MatchAnswerRow[] = [],
) {
  const byKey = new Map<IdentityKey, ContactRow[]>();
  for (const row of rows)
    for (const key of row.keys as IdentityKey[]) byKey.set(key, [...(byKey.get(key) ?? []), row]);
  const found = recognise(identity, {
    byKey,
    byId: new Map(rows.map((row) => [row.id, row])),
    answers,
  });
  const ids = (list: readonly ContactRow[]) => list.map(({ id }) => id);
  return {
    ...found,
    rows: ids(found.rows),
    candidates: ids(found.candidates),
    refused: ids(found.refused),
  };
}

describe('who a person is', () => {
  it('is certain by a key of the CRM, never by name and company', () => {
    const rows = [contact('7', 'ana-lopez'), contact('8')];
    expect(look({ linkedinSlug: 'ana-lopez', ...ANA }, rows)).toMatchObject({
      rows: ['7'],
      answered: false,
    });
    expect(look(ANA, rows)).toMatchObject({ rows: [], candidates: ['7', '8'] });
    expect(look({ linkedinSlug: 'new', ...ANA }, rows)).toMatchObject({
      rows: [],
      candidates: ['7', '8'],
    });
    expect(look({ linkedinSlug: 'new', name: 'Ana', company: 'Acme' }, rows).candidates).toEqual(
      [],
    );
  });

  it('is never asked about a person whose address is known: another address is another person', () => {
    expect(
      look({ email: asEmail('other@acme.example'), ...ANA }, [contact('7')]).candidates,
    ).toEqual([]);
  });

  it('is both where two keys lead to two contacts, and where two contacts share a key', () => {
    const two = [contact('7', 'ana-lopez'), contact('8')];
    expect(
      look({ linkedinSlug: 'ana-lopez', linkedinId: M1 }, two, [said(`m:${M1}`, '8')]).rows,
    ).toEqual(['7', '8']);
    expect(look({ linkedinSlug: 'a-l' }, [contact('7', 'a-l'), contact('8', 'a-l')]).rows).toEqual([
      '7',
      '8',
    ]);
  });

  it('is what the rep said, by any key that was there then', () => {
    const answers = [said('l:new-slug', '7'), said(`m:${M1}`, '7')];
    const rows = [contact('7')];
    expect(look({ linkedinSlug: 'new-slug' }, rows, answers)).toMatchObject({
      rows: ['7'],
      answered: true,
    });
    const renamed = look({ linkedinSlug: 'renamed', linkedinId: M1 }, rows, answers);
    expect(renamed).toMatchObject({ rows: ['7'], answered: true, unbound: ['l:renamed'] });
  });

  it('leaves out to whom the rep said no, and asks of the next', () => {
    const rows = [contact('7'), contact('8')];
    const no = [said('l:ana', '7', false)];
    expect(look({ linkedinSlug: 'ana', ...ANA }, rows, no)).toMatchObject({
      candidates: ['8'],
      refused: ['7'],
    });
    expect(look({ linkedinSlug: 'other', ...ANA }, rows, no).candidates).toEqual(['7', '8']);
    const both = [...no, said('l:ana', '8', false)];
    expect(look({ linkedinSlug: 'ana', ...ANA }, rows, both)).toMatchObject({
      candidates: [],
      refused: ['7', '8'],
    });
  });

  it('follows the CRM where that says otherwise than the rep did', () => {
    const rows = [contact('7', 'ana')];
    expect(look({ linkedinSlug: 'ana', ...ANA }, rows, [said('l:ana', '7', false)]).rows).toEqual([
      '7',
    ]);
  });

  it('is asked again of a slug that shows another id than it did', () => {
    const rows = [contact('7', 'ana')];
    const met = [said(`m:${M1}`, '7')];
    expect(look({ linkedinSlug: 'ana', linkedinId: M1 }, rows, met).rows).toEqual(['7']);
    expect(look({ linkedinSlug: 'ana', linkedinId: M2 }, rows, met)).toMatchObject({
      rows: [],
      candidates: ['7'],
    });
    const answered = [...met, said(`m:${M2}`, '7')];
    expect(look({ linkedinSlug: 'ana', linkedinId: M2 }, rows, answered).rows).toEqual(['7']);
  });

  it('without a key is what the rep said only as long as no one else is called so', () => {
    const yes = [said('n:ana lopez|acme', '7')];
    expect(look(ANA, [contact('7')], yes)).toMatchObject({ rows: ['7'], answered: true });
    expect(look(ANA, [contact('7'), contact('8')], yes)).toMatchObject({
      rows: [],
      candidates: ['7', '8'],
    });
    const settled = [...yes, said('n:ana lopez|acme', '8', false)];
    expect(look(ANA, [contact('7'), contact('8')], settled).rows).toEqual(['7']);
    expect(look({ linkedinSlug: 'new-slug', ...ANA }, [contact('7')], yes).rows).toEqual([]);
  });

  it('is to be read first where an answer leads to a person who is not cached', () => {
    const found = look({ linkedinSlug: 'ana', ...ANA }, [contact('8')], [said('l:ana', '7')]);
    expect(found).toMatchObject({ rows: [], absent: ['7'], candidates: [] });
  });
});

describe('in any world', () => {
  const slug = fc.option(fc.constantFrom('ana', 'bob', 'cyd'), { nil: undefined });
  const member = fc.option(fc.constantFrom(M1, M2), { nil: undefined });
  const identity = fc.record({
    linkedinSlug: slug,
    linkedinId: member,
    name: fc.constantFrom('Ana López', 'Bo Berg', undefined),
    company: fc.constantFrom('Acme', undefined),
  });
  const row = fc
    .tuple(
      fc.constantFrom('7', '8', '9'),
      fc.option(fc.constantFrom('ana', 'bob')),
      fc.constantFrom('Ana López', 'Bo Berg'),
    )
    .map(([id, profile, name]) => contact(id, profile, { name }));
  const rows = fc.uniqueArray(row, { selector: ({ id }) => id, maxLength: 3 });
  const key = fc.constantFrom('l:ana', 'l:bob', 'l:cyd', `m:${M1}`, `m:${M2}`, 'n:ana lopez|acme');
  const answers = fc.uniqueArray(
    fc
      .tuple(key, fc.constantFrom('7', '8', '9'), fc.boolean())
      .map(([k, id, same]) => said(k, id, same)),
    { selector: ({ id }) => id, maxLength: 6 },
  );

  it('no one is certain without a key of the CRM or a yes, no one is asked about twice, and no one is in two places', () => {
    fc.assert(
      fc.property(identity, rows, answers, (who, people, told) => {
        const found = look(who, people, told);
        const keys = keysOf(who);
        const about = matchAnswerKeys(keys);
        for (const id of found.rows) {
          const own = people.find((each) => each.id === id);
          const byCrm = keys.certain.some((each) => own?.keys.includes(each));
          const byRep = told.some(
            ({ key: k, contactId, same }) => same && contactId === id && about.includes(k),
          );
          expect(byCrm || byRep).toBe(true);
        }
        for (const id of found.candidates) {
          expect(
            told.some(
              ({ key: k, contactId, same }) => !same && contactId === id && about.includes(k),
            ),
          ).toBe(false);
        }
        const all = [...found.rows, ...found.candidates, ...found.refused];
        expect(new Set(all).size).toBe(all.length);
        expect(found.rows.length === 0 || found.candidates.length === 0).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
