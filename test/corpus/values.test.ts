import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeAll, describe, expect, it } from 'vitest';
import { noteHtml, readNote } from '../../lib/crm/kit/note-text';
import { createLocal } from '../../lib/crm/local/connector';
import { LocalDb } from '../../lib/crm/local/db';
import { makeEmpty } from '../../lib/crm/local/sample';
import { addressesIn } from '../../lib/domain/import/cells';
import type { ColumnFields } from '../../lib/domain/import/model';
import { linkedinSlug, normaliseEmail } from '../../lib/domain/person/identity';
import { randomFrom } from '../crm/hubspot/seed/random';
import { importInto, peopleOf, problemOf } from '../import/into';
import { scriptPayloads } from './hostile';
import { EMAILS, going, NOW, REFERENCE, type Recording, record } from './recording';
import { faultsOf } from './sound';
import { VALUE_FAMILIES, type ValueCase, type ValueFamily, valueCases } from './values';
import { SEED, wireCases } from './wire';
import { connectorWith, everyField, openStore, see } from './world';

const CASES = valueCases(randomFrom(SEED));
let recording: Recording;
beforeAll(async () => {
  recording = await record();
});

const LARGE = 100_000;

/** The properties that a family's values stand in. */
const FIELDS: Readonly<Record<ValueFamily, (value: string) => Record<string, string>>> = {
  // In every field at once it would be an answer that is too large to be read at all.
  text: (value) =>
    value.length < LARGE
      ? everyField(value)
      : { firstname: value, recent_conversion_event_name: value },
  hostile: everyField,
  email: (value) => ({ hs_additional_emails: `${value};second@acme.example` }),
  time: (value) => ({
    hs_v2_date_entered_lead: value,
    recent_conversion_date: value,
    hs_email_last_click_date: value,
    hs_timestamp: value,
    lastmodifieddate: value,
  }),
  score: (value) => ({ hubspotscore: value }),
  stage: (value) => ({ lifecyclestage: value }),
};

const of = (...families: ValueFamily[]) => CASES.filter(({ family }) => families.includes(family));
const complaint = ({ family, name }: ValueCase, what: unknown) =>
  `${family} ${name}: ${String(what)}`;

describe('the corpus', () => {
  it('has more than fifteen hundred cases, of every family, each once', () => {
    const wire = wireCases(recording);
    const count = Object.fromEntries(VALUE_FAMILIES.map((family) => [family, of(family).length]));
    expect(wire.length + CASES.length).toBeGreaterThanOrEqual(1_500);
    for (const [family, least] of Object.entries({
      text: 40,
      hostile: 300,
      email: 35,
      time: 30,
      score: 20,
      stage: 20,
    })) {
      expect(count[family], family).toBeGreaterThanOrEqual(least);
    }
    expect(new Set(CASES.map(({ family, value }) => `${family} ${value}`)).size).toBe(CASES.length);
    console.log(`cases: ${wire.length} answers, ${CASES.length} values (${JSON.stringify(count)})`);
  });

  it('has two hundred payloads that try to run or to load something', () => {
    expect(scriptPayloads(randomFrom(SEED)).length).toBeGreaterThanOrEqual(200);
  });

  it('is the same in every run', () => {
    expect(valueCases(randomFrom(SEED))).toEqual(CASES);
    expect(wireCases(recording).map(({ spoilt }) => spoilt.name)).toEqual(
      wireCases(recording).map(({ spoilt }) => spoilt.name),
    );
  });
});

describe('a value from a CRM', () => {
  it('goes through mapper, store and views, and its neighbours with it', async () => {
    const db = openStore();
    const plain = await see(recording, db, {});
    const wrong: string[] = [];
    for (const each of CASES) {
      try {
        const { answers, people, card } = await see(recording, db, FIELDS[each.family](each.value));
        wrong.push(...faultsOf([answers, people, card]).map((fault) => complaint(each, fault)));
        if (JSON.stringify(answers.slice(1)) !== JSON.stringify(plain.answers.slice(1)))
          wrong.push(complaint(each, 'a neighbour changed'));
        if (people.length !== EMAILS.length) wrong.push(complaint(each, `${people.length} people`));
      } catch (error) {
        wrong.push(complaint(each, error));
      }
    }
    expect(wrong).toEqual([]);
    expect(plain.people).toHaveLength(EMAILS.length);
    db.close();
  }, 600_000);

  it('is shown as it was written, but for blanks around it and what is too long to show', async () => {
    const db = openStore();
    for (const { value, name } of of('text', 'hostile').filter(
      (each) => each.value.trim() !== '' && each.value.length < LARGE,
    )) {
      const { card } = await see(recording, db, everyField(value));
      const shown = value.trim().slice(0, 299);
      const fields = [
        card.name,
        card.company,
        card.jobTitle,
        card.campaign,
        card.touches.find(({ kind }) => kind === 'form')?.channel,
      ];
      // The last of three hundred characters may be half of one, and is then left out.
      for (const field of fields)
        expect(field?.slice(0, 299).replace(/[\ud800-\udbff]$/, ''), name).toBe(
          shown.replace(/[\ud800-\udbff]$/, ''),
        );
    }
    db.close();
  }, 600_000);

  it('that is no stage is no stage of ours, and can be seen as it is', async () => {
    const db = openStore();
    for (const { value } of of('stage')) {
      const { card } = await see(recording, db, { lifecyclestage: value });
      if (card.stage === null)
        expect([value.trim().slice(0, 300), 'Other', 'Sales Accepted Lead']).toContain(
          card.nativeStage,
        );
      else
        expect(['lead', 'marketingqualifiedlead', 'customer', 'evangelist']).toContain(
          value.trim(),
        );
    }
    db.close();
  });

  it('that is no score leaves the score to the model, and can be seen as it is, also after the history was read', async () => {
    const db = openStore();
    const unread: string[] = [];
    for (const { value, name } of of('score')) {
      const { card } = await see(recording, db, { hubspotscore: value });
      const readable = Number.isFinite(Number(value));
      expect(card.scoreDetail.source, name).toBe(readable ? 'crm' : 'model');
      const told = card.gaps.filter(({ what }) => what === 'score').map(({ detail }) => detail);
      expect(told, name).toEqual(readable ? [] : [value.trim()]);
      if (!readable) unread.push(value);
    }
    expect(unread).toContain('N/A');
    db.close();
  });

  it('that is a note comes back as it was written, also where its author wrote what looks like our mark', () => {
    for (const { value, name } of of('text', 'hostile')) {
      const read = readNote(noteHtml(value, REFERENCE));
      expect(read.text, name).toBe(value.replace(/\r\n?/g, '\n').replaceAll('\u00a0', ' '));
      expect(read.reference, name).toBe(REFERENCE.replaceAll('-', ''));
    }
  });

  it('that is a note of another user is never the one of ours that is looked for', async () => {
    const [id = ''] = recording.ids;
    for (const { value, name } of of('hostile')) {
      const crm = connectorWith(recording, 'hasNote', { hs_note_body: value });
      expect(await crm.hasNote(id, '5f0c7a52-3d3c-4d55-9e0b-7f4c1f1d9a61', going), name).toBe(
        false,
      );
    }
  });
});

describe('a key', () => {
  it('that was made once is not made into another one by making it again', () => {
    for (const { value, name } of CASES) {
      const email = normaliseEmail(value);
      if (email !== null) expect(normaliseEmail(email), name).toBe(email);
      const slug = linkedinSlug(value);
      if (slug !== null) expect(linkedinSlug(slug), name).toBe(slug);
    }
  });
});

describe('a value in a file', () => {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const HEADER = 'email,name,company,title,campaign,linkedin,stage';
  const fields: ColumnFields = [
    'email',
    'name',
    'company',
    'jobTitle',
    'campaign',
    'linkedin',
    'stage',
  ];

  it('is imported as text, or its row is left out with a reason, and the rows around it come in', async () => {
    const indexedDB = new IDBFactory();
    const db = new LocalDb('corpus', { indexedDB, IDBKeyRange });
    const crm = createLocal({
      db,
      clock: () => NOW,
      language: 'en',
      fill: makeEmpty,
      factory: indexedDB,
    });
    for (const [index, { value, name, family }] of CASES.entries()) {
      const odd = cell(value);
      const email = family === 'email' ? odd : `odd${index}@acme.example`;
      const stage = family === 'stage' ? odd : 'lead';
      const csv = [
        HEADER,
        `before${index}@acme.example,Bea,Acme,,,,lead`,
        `${email},${odd},${odd},${odd},${odd},${odd},${stage}`,
        `after${index}@acme.example,Alf,Acme,,,,mql`,
      ].join('\n');
      await crm.countsPerStage(going);
      const result = await importInto(db, csv, NOW, { fields });
      expect(result.promised.fresh, name).toBe(result.added);
      expect(result.promised.known, name).toBe(result.updated);
      const [before, here, after] = await crm.lookup(
        [
          `before${index}@acme.example`,
          family === 'email' ? (addressesIn(value).emails[0] ?? value) : email,
          `after${index}@acme.example`,
        ].map((each) => ({ email: normaliseEmail(each) ?? undefined })),
        going,
      );
      expect([before?.found[0]?.contact.name, after?.found[0]?.contact.name], name).toEqual([
        'Bea',
        'Alf',
      ]);
      expect(
        faultsOf(here).filter((fault) => !fault.startsWith('leads to')),
        name,
      ).toEqual([]);
      const [read] = here?.found ?? [];
      if (read === undefined) expect(result.leftOut.length, name).toBeGreaterThan(0);
      else if (family === 'hostile') expect(read.contact.company ?? '', name).toBe(plain(value));
    }
    db.close();
  }, 600_000);

  /** One line without characters that are not to be seen, as an import says it keeps text. */
  const plain = (text: string) =>
    text.replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\s]+/gu, ' ').trim();

  it('as a file of its own is read, or refused by name', () => {
    for (const { value, name } of CASES) {
      const problem = problemOf(value);
      if (problem === null) expect(peopleOf(value).people, name).toBeInstanceOf(Array);
      else expect(problem, name).toMatch(/^[a-z-]+$/);
    }
  });
});
