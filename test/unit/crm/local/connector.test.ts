import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toRow } from '../../../../lib/crm/local/from-row';
import { newPerson } from '../../../../lib/crm/local/writes';
import type { Connector } from '../../../../lib/crm/port/connector';
import type { WriteOutcome } from '../../../../lib/crm/port/write-outcome';
import { STAGES, type Stage } from '../../../../lib/domain/base/stage';
import type { Contact } from '../../../../lib/domain/person/contact';
import { email as asEmail } from '../../../support/email';
import { DAY, dump, fewOf, going, type LocalWorld, MINUTE, makeWorld, NOW } from './world';

const HANNAH = 'hannah.whitfield@fennwick-foods.example';

async function byEmail(crm: Connector, email: string): Promise<Contact> {
  const [answer] = await crm.lookup([{ email: asEmail(email) }], going);
  const [first] = answer?.found ?? [];
  if (first === undefined) throw new Error(`nobody has ${email}`);
  return first.contact;
}

function contactOf(outcome: WriteOutcome): Contact {
  if (outcome.kind !== 'applied' || outcome.contact === null) throw new Error(outcome.kind);
  return outcome.contact;
}

/** Adds a row beside what the port can add. */
async function put(
  world: LocalWorld,
  email: string,
  name: string,
  company: string | null = null,
): Promise<string> {
  await world.crm.countsPerStage(going);
  const facts = { ...newPerson(email, name, 'lead', world.now), company };
  return String(await world.db.contacts.add(toRow(facts, 1, world.now)));
}

describe('looking people up', () => {
  it('answers each identity in its place, by address, profile, or name with company', async () => {
    const { crm } = makeWorld();
    const answers = await crm.lookup(
      [
        { email: asEmail('nobody@nowhere.example') },
        { email: asEmail(` ${HANNAH.toUpperCase()} `) },
        { linkedinSlug: 'https://www.linkedin.com/in/owen-price/' },
        { name: 'RAUL BENITEZ', company: 'ferreteria benítez' },
        { email: asEmail('other@nowhere.example'), name: 'Raúl Benítez', company: 'Another' },
        { name: 'Raúl Benítez' },
        {},
      ],
      going,
    );
    const names = (side: 'found' | 'maybe') =>
      answers.map((each) => each[side].map(({ contact }) => contact.name));
    expect(names('found')).toEqual([[], ['Hannah Whitfield'], ['Owen Price'], [], [], [], []]);
    expect(names('maybe')).toEqual([[], [], [], ['Raúl Benítez'], [], [], []]);
    expect(answers[1]?.found[0]?.contact.signals.length).toBeGreaterThan(10);
  });

  it('answers all who share an address, once each', async () => {
    const world = makeWorld();
    await put(world, HANNAH, 'Hannah W.');
    const [answer] = await world.crm.lookup(
      [{ email: asEmail(HANNAH), linkedinSlug: 'hannah-whitfield' }],
      going,
    );
    expect(answer?.found.map(({ contact }) => contact.name).sort()).toEqual([
      'Hannah W.',
      'Hannah Whitfield',
    ]);
  });

  it('is not confused by keys that look like parts of objects', async () => {
    const { crm } = makeWorld();
    const answers = await crm.lookup(
      [{ linkedinSlug: '__proto__' }, { linkedinSlug: 'constructor' }],
      going,
    );
    expect(answers.map(({ found, maybe }) => [found, maybe])).toEqual([
      [[], []],
      [[], []],
    ]);
  });

  it('searches by parts of name, address and company, whatever the accents', async () => {
    const { crm } = makeWorld();
    const names = async (text: string) =>
      (await crm.search(text, going)).map(({ contact }) => contact.name);
    expect(await names('whitf')).toEqual(['Hannah Whitfield']);
    expect(await names('field')).toEqual(['Hannah Whitfield']);
    expect(await names('BENITEZ ferret')).toEqual(['Raúl Benítez']);
    expect(await names('hannah.whitfield@fenn')).toEqual(['Hannah Whitfield']);
    expect(await names('fennwick')).toEqual(['Hannah Whitfield', 'Owen Price']);
    expect(await names('  ')).toEqual([]);
    expect(await names('zzzz')).toEqual([]);
    expect(await names('example')).toHaveLength(20);
  });

  it('leaves out ids that are gone or never were', async () => {
    const { crm } = makeWorld();
    const read = await crm.read(['1', '9999', '', 'hannah', '1e0', '-1', '01', '1'], going);
    expect([...read.keys()]).toEqual(['1']);
    expect(read.get('1')?.contact.id).toBe('1');
  });
});

describe('moving a person', () => {
  it('is applied where they still stand, and a repeat is no second move', async () => {
    const { crm, db } = makeWorld();
    const before = await byEmail(crm, HANNAH);
    const change = { contactId: before.id, from: 'mql', to: 'sql' } as const;
    const after = contactOf(await crm.setStage(change, going));
    expect(after).toMatchObject({
      stage: 'sql',
      nativeStage: { id: 'sql' },
      stageDates: { sql: NOW },
    });
    expect(after.revision).not.toBe(before.revision);
    const stored = await dump(db);
    expect(contactOf(await crm.setStage(change, going))).toEqual(after);
    expect(await dump(db)).toEqual(stored);
  });

  it('is a conflict where they stand elsewhere, and changes nothing', async () => {
    const { crm, db } = makeWorld();
    const { id } = await byEmail(crm, HANNAH);
    const stored = await dump(db);
    const outcome = await crm.setStage({ contactId: id, from: 'lead', to: 'sql' }, going);
    expect(outcome).toMatchObject({ kind: 'conflict', contact: { id, stage: 'mql' } });
    expect(await crm.setStage({ contactId: id, from: null, to: 'sql' }, going)).toMatchObject({
      kind: 'conflict',
    });
    expect(await dump(db)).toEqual(stored);
  });

  it('is won by one of two reps', async () => {
    const world = makeWorld();
    const { id } = await byEmail(world.crm, HANNAH);
    const other = world.reopen().crm;
    const outcomes = await Promise.all([
      world.crm.setStage({ contactId: id, from: 'mql', to: 'sql' }, going),
      other.setStage({ contactId: id, from: 'mql', to: 'opportunity' }, going),
    ]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['applied', 'conflict']);
  });

  it('is refused for a person who is gone', async () => {
    const { crm } = makeWorld();
    for (const contactId of ['9999', 'x', '']) {
      expect(await crm.setStage({ contactId, from: 'mql', to: 'sql' }, going)).toMatchObject({
        kind: 'refused',
        failure: { code: 'crm/gone' },
      });
    }
  });

  it('taken back at once leaves the clock running; later it starts again', async () => {
    const world = makeWorld();
    const { id, stageDates } = await byEmail(world.crm, HANNAH);
    const go = async (from: Stage, to: Stage) =>
      contactOf(await world.crm.setStage({ contactId: id, from, to }, going));
    await go('mql', 'sql');
    world.now += MINUTE;
    expect((await go('sql', 'mql')).stageDates).toEqual(stageDates);
    await go('mql', 'sql');
    world.now += DAY;
    expect((await go('sql', 'mql')).stageDates).toMatchObject({
      mql: NOW + MINUTE + DAY,
      sql: NOW + MINUTE,
    });
    expect(
      (await world.db.moves.where('contactId').equals(Number(id)).toArray()).slice(-4),
    ).toMatchObject([
      { from: 'mql', to: 'sql' },
      { from: 'sql', to: 'mql' },
      { from: 'mql', to: 'sql' },
      { from: 'sql', to: 'mql' },
    ]);
  });

  it('never takes anybody where no move that was applied took them', async () => {
    const stage = fc.constantFrom(...STAGES);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ from: fc.option(stage), to: stage }), { maxLength: 12 }),
        async (wishes) => {
          const world = makeWorld({ sample: false });
          const id = await put(world, 'one@alone.example', 'One');
          let model: Stage | null = 'lead';
          for (const { from, to } of wishes) {
            world.now += 1;
            const { kind } = await world.crm.setStage({ contactId: id, from, to }, going);
            const fits: boolean = model === from || model === to;
            expect(kind).toBe(fits ? 'applied' : 'conflict');
            if (fits) model = to;
            expect((await world.crm.read([id], going)).get(id)?.contact.stage).toBe(model);
          }
          const counts = await world.crm.countsPerStage(going);
          expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(1);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('notes', () => {
  const note = (contactId: string, reference: string, at = NOW) => ({
    contactId,
    text: ' <b>as written</b>\n',
    reference,
    at,
  });

  it('stand once for one reference, at one person', async () => {
    const world = makeWorld();
    const sent = [world.crm, world.reopen().crm, world.crm].map((crm) =>
      crm.addNote(note('1', 'ref-1'), going),
    );
    expect((await Promise.all(sent)).map(({ kind }) => kind)).toEqual([
      'applied',
      'applied',
      'applied',
    ]);
    expect(await world.db.notes.where('reference').equals('ref-1').count()).toBe(1);
    expect(await world.crm.hasNote('1', 'ref-1', going)).toBe(true);
    expect(await world.crm.hasNote('2', 'ref-1', going)).toBe(false);
    expect(await world.crm.hasNote('1', 'ref-2', going)).toBe(false);
    expect(await world.crm.addNote(note('9999', 'ref-3'), going)).toMatchObject({
      kind: 'refused',
    });
  });

  it('are returned as they were written, with who and when', async () => {
    const { crm } = makeWorld();
    await crm.addNote(note('1', 'ref-1', NOW - MINUTE), going);
    const { notes } = await crm.notesSince(NOW, null, going);
    expect(notes).toEqual([
      expect.objectContaining({
        contactId: '1',
        text: ' <b>as written</b>\n',
        reference: 'ref-1',
        author: 'Nora Vidal',
        at: NOW - MINUTE,
        changedAt: NOW,
      }),
    ]);
  });

  it('come oldest first, each once, also those written while reading and after a clock was set back', async () => {
    const world = makeWorld();
    await world.crm.countsPerStage(going);
    for (let index = 0; index < 120; index++)
      await world.crm.addNote(note('1', `ref-${index}`), going);
    const seen: string[] = [];
    let page = await world.crm.notesSince(NOW, null, going);
    seen.push(...page.notes.map(({ reference }) => reference ?? ''));
    expect(page.more).toBe(true);
    world.now -= DAY;
    await world.crm.addNote(note('1', 'ref-120'), going);
    while (page.more) {
      page = await world.crm.notesSince(NOW, page.cursor, going);
      seen.push(...page.notes.map(({ reference }) => reference ?? ''));
    }
    expect(seen).toEqual(Array.from({ length: 121 }, (_, index) => `ref-${index}`));
    const rest = await world.crm.notesSince(NOW, page.cursor, going);
    expect(rest).toMatchObject({ notes: [], more: false });
    await world.crm.addNote(note('2', 'last'), going);
    expect(
      (await world.crm.notesSince(NOW, rest.cursor, going)).notes.map(({ reference }) => reference),
    ).toEqual(['last']);
  });
});

describe('adding a person', () => {
  it('makes one, no matter who asks and how often', async () => {
    const world = makeWorld();
    const person = {
      email: ' Zoe.Lindqvist@Lindqvist-Toys.example',
      name: ' Zoe\u202e \n Lindqvist ',
    };
    const { lead: leads = 0 } = await world.crm.countsPerStage(going);
    const added = await Promise.all(
      [world.crm, world.reopen().crm, world.crm].map((crm) => crm.addContact(person, going)),
    );
    const [first, ...others] = added.map(contactOf);
    expect(first).toMatchObject({
      name: 'Zoe Lindqvist',
      stage: 'lead',
      emails: ['zoe.lindqvist@lindqvist-toys.example'],
    });
    for (const other of others) expect(other).toEqual(first);
    expect(await world.crm.countsPerStage(going)).toMatchObject({ lead: leads + 1 });
  });

  it('answers with who has the address, unchanged, and refuses what is no address', async () => {
    const { crm, db } = makeWorld();
    await crm.countsPerStage(going);
    const stored = await dump(db);
    expect(contactOf(await crm.addContact({ email: HANNAH, name: 'X' }, going)).name).toBe(
      'Hannah Whitfield',
    );
    expect(await crm.addContact({ email: 'no address', name: 'X' }, going)).toMatchObject({
      kind: 'refused',
      failure: { code: 'crm/invalid' },
    });
    expect(await dump(db)).toEqual(stored);
  });
});

describe('touches', () => {
  it('come newest first, a page at a time, each once, though many are of one instant', async () => {
    const world = makeWorld({ sample: false });
    const id = await put(world, 'busy@alone.example', 'Busy');
    const touch = (at: number) =>
      ({
        contactId: Number(id),
        kind: 'page-view',
        at,
        title: 'x',
        channel: null,
        campaignId: null,
        by: 'marketing',
      }) as const;
    await world.db.touches.bulkAdd(
      Array.from({ length: 130 }, (_, index) => touch(NOW - Math.floor(index / 60) * MINUTE)),
    );
    const seen: { id: string; at: number }[] = [];
    let cursor: string | null = null;
    do {
      const page = await world.crm.touches(id, cursor, going);
      expect(page.touches.length).toBeLessThanOrEqual(50);
      seen.push(...page.touches);
      cursor = page.next;
      await world.db.touches.add(touch(NOW + seen.length));
    } while (cursor !== null);
    expect(new Set(seen.map((each) => each.id)).size).toBe(130);
    expect(seen.map(({ at }) => at)).toEqual(seen.map(({ at }) => at).sort((a, b) => b - a));
  });

  it('are none for a person who is gone, and a foreign cursor is said to be one', async () => {
    const { crm } = makeWorld();
    expect(await crm.touches('9999', null, going)).toEqual({ touches: [], gaps: [], next: null });
    for (const cursor of ['', 'x', '1', '1:', ':1', 'NaN:1', '1.2.3:4']) {
      await expect(crm.touches('1', cursor, going)).rejects.toMatchObject({
        failure: { code: 'crm/invalid' },
      });
      await expect(crm.notesSince(0, cursor, going)).rejects.toMatchObject({
        failure: { code: 'crm/invalid' },
      });
    }
  });
});

describe('what the rest of Relevo asks', () => {
  it('says who changed', async () => {
    const world = makeWorld();
    await world.crm.countsPerStage(going);
    world.now += DAY;
    await world.crm.setStage({ contactId: '1', from: 'mql', to: 'sql' }, going);
    expect(await world.crm.changedSince(['1', '2', '9999', 'x'], NOW + 1, going)).toEqual(['1']);
    expect(await world.crm.changedSince(['1', '2'], NOW, going)).toEqual(['1', '2']);
  });

  it('gives the rep their book, who has waited longest first, no more than asked, and how many there are', async () => {
    const { crm } = makeWorld();
    const stages = ['opportunity', 'mql', 'sql'] as const;
    const { reads: book, total } = await crm.contactsOfOwner('nora', stages, 200, going);
    expect(total).toBe(book.length);
    expect(book.length).toBeGreaterThan(20);
    expect(book.every(({ contact }) => contact.owner?.id === 'nora')).toBe(true);
    const entered = book.map(({ contact }) => contact.stageDates[contact.stage ?? 'visitor'] ?? 0);
    expect(entered).toEqual([...entered].sort((a, b) => a - b));
    expect(await crm.contactsOfOwner('nora', stages, 5, going)).toEqual({
      reads: book.slice(0, 5),
      total,
    });
    expect(await crm.contactsOfOwner('nobody', stages, 5, going)).toEqual({ reads: [], total: 0 });
  });

  it('has words for its stages in both languages, and knows what they mean', async () => {
    const world = makeWorld();
    const labels = async (crm: Connector) =>
      (await crm.vocabulary(going)).stages.map(({ label }) => label);
    expect(await labels(world.crm)).toContain('Customer');
    expect(await labels(world.reopen('es').crm)).toContain('Cliente');
    expect((await world.crm.vocabulary(going)).stages.map(({ suggested }) => suggested)).toEqual([
      ...STAGES,
    ]);
  });

  it('checks item by item', async () => {
    const { crm } = makeWorld();
    const items = await crm.check(going);
    expect(items.every(({ state }) => state === 'ok')).toBe(true);
    expect(items).toContainEqual({
      id: 'contacts-read',
      state: 'ok',
      detail: String(fewOf(NOW).people.length),
    });
    expect(items).toContainEqual({ id: 'me', state: 'ok', detail: 'Nora Vidal' });
  });

  it('says which item failed', async () => {
    const { crm, db } = makeWorld();
    await crm.countsPerStage(going);
    const broken = () => {
      throw new DOMException('no room', 'QuotaExceededError');
    };
    db.meta.hook('creating', broken);
    db.meta.hook('updating', broken);
    const failed = (await crm.check(going)).filter(({ state }) => state === 'failed');
    expect(failed).toEqual([{ id: 'contacts-write', state: 'failed', detail: 'store/full' }]);
  });
});
