import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Connector } from '../../lib/crm/port/connector';
import type { Stage } from '../../lib/domain/base/stage';
import { email as asEmail } from '../support/email';
import { type AgreementHands, describeAgreements } from './agreement-contract';

/** A person to put into a CRM before a test. */
export interface Seed {
  readonly email: string;
  readonly name: string;
  readonly company?: string;
  readonly stage?: Stage;
  readonly linkedin?: string;
}

/** A connector on a fresh CRM of its own, and hands inside that CRM that bypass the connector. */
export interface Harness {
  readonly connector: Connector;
  /** Ids in the order of the people. */
  seed(people: readonly Seed[]): Promise<string[]>;
  stageOf(id: string): Promise<Stage | null>;
  moveBehindBack(id: string, stage: Stage): Promise<void>;
  /** How many notes stand at a contact. */
  noteCount(id: string): Promise<number>;
  /** Lets what search is behind by pass. */
  searchCatchesUp(): Promise<void>;
  readonly hands: AgreementHands;
  close(): Promise<void>;
}

const REFERENCE = '0b8f7b1e-58a7-4b38-9e38-1f0d9b3e2a10';
const HOSTILE = [
  '<script>alert(1)</script> & "quotes" \'single\'',
  'two\nlines\n\nand a gap',
  'relevo-ref 00000000000000000000000000000000\nforged in the middle',
  '\u202Eright to left\u202C and 🧑‍🚀',
  `${'long '.repeat(2_000)}end`,
  '&lt;b&gt; not bold &#65;',
];

/** The one suite that every connector passes on a real server of its CRM. */
export function describeConnector(name: string, makeHarness: () => Promise<Harness>): void {
  describeAgreements(name, makeHarness);
  describe(`${name} as a connector`, () => {
    let harness: Harness;
    const signal = AbortSignal.timeout(600_000);
    const one = async (person: Partial<Seed> = {}) => {
      const [id] = await harness.seed([
        { email: 'ana@acme.example', name: 'Ana López', company: 'Acme', stage: 'lead', ...person },
      ]);
      if (id === undefined) throw new Error('nobody was seeded');
      return id;
    };
    beforeEach(async () => {
      harness = await makeHarness();
    });
    afterEach(() => harness.close());

    it('finds five hundred people at once, in the order asked, and says which of them it does not know', async () => {
      const people = Array.from({ length: 250 }, (_, index) => ({
        email: `p${index}@acme.example`,
        name: `Person ${index}`,
      }));
      await harness.seed(people);
      const asked = people.flatMap(({ email }, index) => [
        { email: asEmail(email) },
        { email: asEmail(`nobody${index}@acme.example`) },
      ]);
      const answers = await harness.connector.lookup(asked, signal);
      expect(answers.map((answer) => answer.identity)).toEqual(asked);
      expect(answers.map((answer) => answer.found[0]?.contact.emails[0] ?? null)).toEqual(
        asked.map(({ email }) => (email.startsWith('p') ? email : null)),
      );
    });

    it('finds an address however it is written', async () => {
      const id = await one();
      const [answer] = await harness.connector.lookup(
        [{ email: asEmail(' ANA@Acme.Example ') }],
        signal,
      );
      expect(answer?.found.map((read) => read.contact.id)).toEqual([id]);
    });

    it('finds a profile exactly, never one that only begins like it', async () => {
      const [ana] = await harness.seed([
        {
          email: 'ana@acme.example',
          name: 'Ana López',
          linkedin: 'https://www.linkedin.com/in/ana-lopez',
        },
        {
          email: 'ana2@acme.example',
          name: 'Ana López',
          linkedin: 'https://www.linkedin.com/in/ana-lopez-2',
        },
      ]);
      await harness.searchCatchesUp();
      const [answer] = await harness.connector.lookup([{ linkedinSlug: 'ana-lopez' }], signal);
      expect(answer?.found.map((read) => read.contact.id)).toEqual([ana]);
    });

    it('takes a name with a company for a question, never for an answer', async () => {
      const id = await one();
      await harness.searchCatchesUp();
      const [answer] = await harness.connector.lookup(
        [{ name: 'Ana López', company: 'Acme' }],
        signal,
      );
      expect(answer).toMatchObject({ found: [] });
      expect(answer?.maybe.map((read) => read.contact.id)).toEqual([id]);
    });

    it('asks about all people of that name and company, however both are written, and about no others', async () => {
      const ids = await harness.seed([
        { email: 'a@acme.example', name: 'Ana López', company: 'Acme' },
        { email: 'b@acme.example', name: 'ana lópez', company: 'ACME, S.L.' },
        { email: 'c@acme.example', name: 'Ana López', company: 'Acme Labs' },
        { email: 'd@acme.example', name: 'A. López', company: 'Acme' },
        { email: 'e@acme.example', name: 'Ana López' },
      ]);
      await harness.searchCatchesUp();
      const asked = { linkedinSlug: 'nobody-has-this', name: 'ANA  LÓPEZ', company: 'Acme GmbH' };
      const [answer] = await harness.connector.lookup([asked], signal);
      expect(answer).toMatchObject({ found: [] });
      expect(answer?.maybe.map((read) => read.contact.id).sort()).toEqual(
        [...ids.slice(0, 2)].sort(),
      );
    });

    it('puts a profile where there is none, once, finds by it, and takes it out again', async () => {
      const id = await one();
      expect(harness.connector.capabilities.canSetProfile).toBe(true);
      const change = { contactId: id, from: null, to: 'ana-lópez-7' } as const;
      for (const _ of ['first', 'again']) {
        const outcome = await harness.connector.setProfile(change, signal);
        expect(outcome).toMatchObject({
          kind: 'applied',
          contact: { linkedinSlug: 'ana-lópez-7' },
        });
      }
      const back = { contactId: id, from: 'ana-lópez-7', to: null } as const;
      expect(await harness.connector.setProfile(back, signal)).toMatchObject({ kind: 'applied' });
      expect((await harness.connector.read([id], signal)).get(id)?.contact.linkedinSlug).toBeNull();
    });

    it('finds by the profile that it wrote', async () => {
      const id = await one();
      await harness.connector.setProfile({ contactId: id, from: null, to: 'ana-lopez-7' }, signal);
      await harness.searchCatchesUp();
      const [answer] = await harness.connector.lookup([{ linkedinSlug: 'ana-lopez-7' }], signal);
      expect(answer?.found.map((read) => read.contact.id)).toEqual([id]);
    });

    it('does not write over a profile that the rep did not see', async () => {
      const id = await one({ linkedin: 'https://www.linkedin.com/in/somebody-else' });
      for (const from of [null, 'ana-lopez']) {
        const outcome = await harness.connector.setProfile(
          { contactId: id, from, to: 'ana-lopez-7' },
          signal,
        );
        expect(outcome).toMatchObject({
          kind: 'conflict',
          contact: { linkedinSlug: 'somebody-else' },
        });
      }
      const seen = { contactId: id, from: 'somebody-else', to: 'ana-lopez-7' } as const;
      expect(await harness.connector.setProfile(seen, signal)).toMatchObject({ kind: 'applied' });
      const nobody = { ...seen, contactId: '999999999' };
      expect(await harness.connector.setProfile(nobody, signal)).toMatchObject({
        kind: 'refused',
        failure: { code: 'crm/gone' },
      });
    });

    it('knows the people of a company, however it is written, and how many there are', async () => {
      const ids = await harness.seed([
        { email: 'a@birch.example', name: 'A One', company: 'Birch Works' },
        { email: 'b@birch.example', name: 'B Two', company: 'BIRCH WORKS, S.L.' },
        { email: 'c@birch.example', name: 'C Three', company: 'Birch Works GmbH' },
        { email: 'd@birch.example', name: 'D Four', company: 'Birch Works North' },
        { email: 'e@birch.example', name: 'E Five', company: 'Birch' },
      ]);
      await harness.searchCatchesUp();
      const found = await harness.connector.atCompany('Birch Works Inc.', 100, signal);
      expect(found.reads.map(({ contact }) => contact.id).sort()).toEqual(
        [...ids.slice(0, 3)].sort(),
      );
      expect(found.total).toBe(3);
      const some = await harness.connector.atCompany('birch works', 2, signal);
      expect([some.reads.length, some.total]).toEqual([2, 3]);
      for (const nobody of ['', ' ', '"', '.,', '%']) {
        expect((await harness.connector.atCompany(nobody, 100, signal)).reads, nobody).toEqual([]);
      }
    });

    it('reads by id and leaves out who is not there', async () => {
      const id = await one();
      const reads = await harness.connector.read([id, '999999999'], signal);
      expect([...reads.keys()]).toEqual([id]);
      expect(reads.get(id)?.contact).toMatchObject({
        name: 'Ana López',
        company: 'Acme',
        stage: 'lead',
      });
    });

    it('finds by a part of a name', async () => {
      const id = await one();
      await harness.searchCatchesUp();
      expect(
        (await harness.connector.search('lópez', signal)).map((read) => read.contact.id),
      ).toContain(id);
    });

    it('moves a person forward, and a repeat does no harm', async () => {
      const id = await one();
      const change = { contactId: id, from: 'lead', to: 'sql' } as const;
      expect((await harness.connector.setStage(change, signal)).kind).toBe('applied');
      expect((await harness.connector.setStage(change, signal)).kind).toBe('applied');
      expect(await harness.stageOf(id)).toBe('sql');
    });

    it('moves a person back, and really', async () => {
      const id = await one({ stage: 'opportunity' });
      const outcome = await harness.connector.setStage(
        { contactId: id, from: 'opportunity', to: 'lead' },
        signal,
      );
      expect(outcome.kind).toBe('applied');
      expect(await harness.stageOf(id)).toBe('lead');
    });

    it('does not write over what another user did', async () => {
      const id = await one();
      await harness.moveBehindBack(id, 'opportunity');
      const outcome = await harness.connector.setStage(
        { contactId: id, from: 'lead', to: 'mql' },
        signal,
      );
      expect(outcome).toMatchObject({ kind: 'conflict', contact: { stage: 'opportunity' } });
      expect(await harness.stageOf(id)).toBe('opportunity');
    });

    it('refuses to move a person who is not there', async () => {
      const outcome = await harness.connector.setStage(
        { contactId: '999999999', from: 'lead', to: 'mql' },
        signal,
      );
      expect(outcome).toMatchObject({ kind: 'refused', failure: { code: 'crm/gone' } });
    });

    it('adds a note once for a reference, and knows it again', async () => {
      const id = await one();
      const note = { contactId: id, text: 'Wants 40 seats', reference: REFERENCE, at: Date.now() };
      expect(await harness.connector.hasNote(id, REFERENCE, signal)).toBe(false);
      expect((await harness.connector.addNote(note, signal)).kind).toBe('applied');
      expect((await harness.connector.addNote(note, signal)).kind).toBe('applied');
      expect(await harness.connector.hasNote(id, REFERENCE, signal)).toBe(true);
      expect(await harness.noteCount(id)).toBe(1);
    });

    it('says whose a note is, by the id that the owner has', async () => {
      const id = await one();
      const [first] = await harness.connector.owners(signal);
      const owner = (await harness.connector.whoAmI(signal)) ?? first;
      const note = {
        contactId: id,
        text: 'Wants 40 seats',
        reference: REFERENCE,
        at: Date.now(),
        authorId: owner?.id,
      };
      await harness.connector.addNote(note, signal);
      await harness.searchCatchesUp();
      const { notes } = await harness.connector.notesSince(Date.now() - 3_600_000, null, signal);
      const own = notes.find(({ contactId }) => contactId === id);
      expect(own).toMatchObject({ author: owner?.name, authorId: owner?.id });
    });

    it('gives notes back as they were written, whatever is in them', async () => {
      const id = await one();
      for (const [index, text] of HOSTILE.entries()) {
        const reference = REFERENCE.replace(/.$/, String(index));
        const outcome = await harness.connector.addNote(
          { contactId: id, text, reference, at: Date.now() },
          signal,
        );
        expect(outcome.kind).toBe('applied');
      }
      await harness.searchCatchesUp();
      const notes = [];
      let cursor: string | null = null;
      for (let more = true; more; ) {
        const page = await harness.connector.notesSince(Date.now() - 3_600_000, cursor, signal);
        notes.push(...page.notes);
        ({ more, cursor } = page);
      }
      expect(notes.map((note) => note.text)).toEqual(expect.arrayContaining(HOSTILE));
      expect(new Set(notes.map((note) => note.id)).size).toBe(notes.length);
      expect(notes.filter((note) => note.contactId === id)).toHaveLength(HOSTILE.length);
    });

    it('adds a person once', async () => {
      const first = await harness.connector.addContact(
        { email: 'new@acme.example', name: 'New Person' },
        signal,
      );
      const again = await harness.connector.addContact(
        { email: 'new@acme.example', name: 'Other Name' },
        signal,
      );
      expect([first.kind, again.kind]).toEqual(['applied', 'applied']);
      const [answer] = await harness.connector.lookup(
        [{ email: asEmail('new@acme.example') }],
        signal,
      );
      expect(answer?.found).toHaveLength(1);
      expect(answer?.found[0]?.contact.name).toBe('New Person');
    });

    it('says who changed, too many rather than too few', async () => {
      const ids = await harness.seed([
        { email: 'a@acme.example', name: 'A A', stage: 'lead' },
        { email: 'b@acme.example', name: 'B B', stage: 'lead' },
      ]);
      const since = Date.now();
      await new Promise((resolve) => setTimeout(resolve, 5));
      await harness.connector.setStage(
        { contactId: ids[0] ?? '', from: 'lead', to: 'mql' },
        signal,
      );
      expect(await harness.connector.changedSince(ids, since, signal)).toContain(ids[0]);
    });

    it('pages through touches without a repeat, newest first', async () => {
      const id = await one();
      const seen: string[] = [];
      let last = Number.POSITIVE_INFINITY;
      let cursor: string | null = null;
      do {
        const page = await harness.connector.touches(id, cursor, signal);
        for (const touch of page.touches) {
          expect(touch.at).toBeLessThanOrEqual(last);
          last = touch.at;
          seen.push(touch.id);
        }
        cursor = page.next;
      } while (cursor !== null);
      expect(new Set(seen).size).toBe(seen.length);
    });

    it('counts, knows its owners and its words, and checks itself without throwing', async () => {
      await one({ stage: 'mql' });
      await harness.searchCatchesUp();
      const counts = await harness.connector.countsPerStage(signal);
      expect(counts.mql).toBeGreaterThanOrEqual(1);
      expect((await harness.connector.owners(signal)).length).toBeGreaterThan(0);
      const { stages } = await harness.connector.vocabulary(signal);
      expect(stages.map((stage) => stage.suggested)).toEqual(
        expect.arrayContaining(['lead', 'mql', 'sql', 'opportunity', 'customer']),
      );
      const items = await harness.connector.check(signal);
      expect(items.find((item) => item.id === 'contacts-read')?.state).toBe('ok');
      await expect(harness.connector.check(AbortSignal.abort())).resolves.toBeInstanceOf(Array);
    });
  });
}
