import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lookImport, runImport } from '../../../../lib/crm/local/import';
import { lastImport, undoImport } from '../../../../lib/crm/local/import-undo';
import { STAGES, stageOrder } from '../../../../lib/domain/base/stage';
import type { ImportFacts } from '../../../../lib/domain/import/model';
import type { Contact } from '../../../../lib/domain/person/contact';
import { type Into, importInto, peopleOf } from '../../../import/into';
import { depth } from '../../../run/depth';
import { email as asEmail } from '../../../support/email';
import { DAY, dump, fewOf, going, type LocalWorld, makeWorld, NOW } from './world';

const HANNAH = 'hannah.whitfield@fennwick-foods.example';

/** Imports with the columns as guessed, as the options page does when no one changes them. */
async function importCsv(world: LocalWorld, csv: string): Promise<Into> {
  await world.crm.countsPerStage(going);
  return importInto(world.db, csv, world.now);
}

const did = ({ added, updated }: Into) => ({ added, updated });

async function person(world: LocalWorld, email: string): Promise<Contact | undefined> {
  const [answer] = await world.crm.lookup([{ email: asEmail(email) }], going);
  return answer?.found[0]?.contact;
}

const facts = (email: string, name: string): ImportFacts => ({
  name,
  emails: [email],
  linkedin: null,
  company: null,
  jobTitle: null,
  stage: null,
  campaign: null,
  doubtful: false,
});

/** Everything that is stored, but for what undoing needs. */
async function people(world: LocalWorld): Promise<unknown> {
  const tables = (await dump(world.db)) as [string, unknown][];
  const { imports: _, ...rest } = Object.fromEntries(tables);
  return rest;
}

describe('looking at an import', () => {
  it('distinguishes new, changed and unchanged people, and changes nothing', async () => {
    const world = makeWorld();
    await world.crm.countsPerStage(going);
    const stored = await dump(world.db);
    const csv = `Email,Name,Stage\nnew@one.example,New One,Lead\n${HANNAH.toUpperCase()},Hannah W.,\n`;
    expect(await lookImport(world.db, peopleOf(csv).people)).toEqual([
      { id: null, changes: true },
      { id: '1', changes: true },
    ]);
    expect(await lookImport(world.db, peopleOf(`Email\n${HANNAH}`).people)).toEqual([
      { id: '1', changes: false },
    ]);
    expect(await dump(world.db)).toEqual(stored);
  });

  it('promises what is done', async () => {
    const cell = fc.constantFrom(
      'a@one.example',
      'A@one.example',
      HANNAH,
      'owen.price@fennwick-foods.example',
      'bad',
      '',
    );
    const name = fc.constantFrom('Ana', 'Hannah Whitfield', 'Owen Price', '');
    const rows = fc.array(fc.tuple(cell, name), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(rows, async (lines) => {
        const world = makeWorld();
        const csv = ['Email,Name', ...lines.map((line) => line.join(','))].join('\n');
        const { added, updated, promised } = await importCsv(world, csv);
        expect([added, updated]).toEqual([promised.fresh, promised.known]);
      }),
      { numRuns: 25 },
    );
  });
});

describe('importing', () => {
  it('adds people with what the file says of them', async () => {
    const world = makeWorld();
    const csv = [
      'Correo;Nombre;Apellidos;Empresa;Cargo;Etapa;LinkedIn;Campaña',
      'ines.prado@prado.example;Inés;Prado;Prado, S.L.;Jefa de Almacén;Oportunidad;https://linkedin.com/in/ines-prado/;autumn GUIDE',
      'jon@prado.example;;;;;;;Feria de Bilbao',
    ].join('\r\n');
    expect(did(await importCsv(world, csv))).toEqual({ added: 2, updated: 0 });
    expect(await person(world, 'ines.prado@prado.example')).toMatchObject({
      name: 'Inés Prado',
      company: 'Prado, S.L.',
      jobTitle: 'Jefa de Almacén',
      traits: { company: 'Prado, S.L.', jobTitle: 'Jefa de Almacén' },
      stage: 'opportunity',
      stageDates: { opportunity: NOW },
      linkedinSlug: 'ines-prado',
      campaign: 'Autumn guide',
      owner: null,
    });
    expect(await person(world, 'jon@prado.example')).toMatchObject({
      name: 'jon@prado.example',
      stage: null,
      campaign: 'Feria de Bilbao',
    });
    expect((await world.crm.search('prado', going)).length).toBe(2);
  });

  it('brings known people up to date, where the file says something', async () => {
    const world = makeWorld();
    const before = await person(world, HANNAH);
    const csv = `Email,Name,Company,Job Title,Campaign\n${HANNAH},,Fennwick Group,,Newsletter`;
    world.now += DAY;
    expect(await importCsv(world, csv)).toMatchObject({ added: 0, updated: 1 });
    expect(await person(world, HANNAH)).toEqual({
      ...before,
      company: 'Fennwick Group',
      traits: { ...before?.traits, company: 'Fennwick Group' },
      revision: '2',
    });
    expect(await world.crm.changedSince(['1', '2'], world.now, going)).toEqual(['1']);
  });

  it('takes no one back', async () => {
    for (const stage of STAGES) {
      const world = makeWorld();
      const result = await importCsv(world, `Email,Stage\n${HANNAH},${stage}`);
      const after = await person(world, HANNAH);
      const forward = stageOrder(stage) > stageOrder('mql');
      expect(result.updated).toBe(forward ? 1 : 0);
      expect(after?.stage).toBe(forward ? stage : 'mql');
      if (forward) expect(after?.stageDates[stage]).toBe(NOW);
    }
  });

  it('joins rows of one person, also when they have two addresses here', async () => {
    const world = makeWorld();
    await world.crm.countsPerStage(going);
    const row = await world.db.contacts.get(1);
    if (row === undefined) throw new Error('no buyer');
    await world.db.contacts.put({
      ...row,
      emails: [...row.emails, 'h@home.example'],
      keys: [...row.keys, 'e:h@home.example'],
    });
    const csv = `Email,Name,Company\nh@home.example,Hannah One,\n${HANNAH},Hannah Two,Fennwick Group`;
    expect(did(await importCsv(world, csv))).toEqual({ added: 0, updated: 1 });
    expect(await person(world, HANNAH)).toMatchObject({
      name: 'Hannah One',
      company: 'Fennwick Group',
    });
    expect(did(await importCsv(world, csv))).toEqual({ added: 0, updated: 0 });
  });

  it('knows people by profile and by every address, and takes no address of others', async () => {
    const world = makeWorld();
    await importCsv(
      world,
      [
        'Name,Email,Email 2,LinkedIn',
        'Noa Vila,noa@vila.example,info@vila.example,',
        'Iker Arana,,,https://www.linkedin.com/in/iker-arana-4',
      ].join('\n'),
    );
    const csv = [
      'Name,Email,Email 2,LinkedIn',
      'Hugo Vila,hugo@vila.example,info@vila.example,',
      'Iker Arana,iker@arana.example,,in/iker-arana-4',
      'Noa Vila,noa@casa.example,noa@vila.example,',
    ].join('\n');
    expect(did(await importCsv(world, csv))).toEqual({ added: 1, updated: 2 });
    expect(await person(world, 'hugo@vila.example')).toMatchObject({
      emails: ['hugo@vila.example'],
    });
    expect(await person(world, 'iker@arana.example')).toMatchObject({
      name: 'Iker Arana',
      linkedinSlug: 'iker-arana-4',
    });
    expect(await person(world, 'noa@casa.example')).toMatchObject({
      emails: ['noa@vila.example', 'info@vila.example', 'noa@casa.example'],
    });
  });

  it('writes no name whose letters are in doubt over a good one', async () => {
    const world = makeWorld();
    await importCsv(world, 'Email,Name\nbego@munoz.example,Begoña Muñoz\nanon@munoz.example,\n');
    await importCsv(
      world,
      'Email,Name\nbego@munoz.example,Bego\ufffda Mu\ufffdoz\nanon@munoz.example,Bego?a\n',
    );
    expect(await person(world, 'bego@munoz.example')).toMatchObject({ name: 'Begoña Muñoz' });
    expect(await person(world, 'anon@munoz.example')).toMatchObject({ name: 'Bego?a' });
  });

  it('gives new people without a stage the one that was said, or none', async () => {
    const world = makeWorld();
    await world.crm.countsPerStage(going);
    const csv = `Email,Stage\na@one.example,\nb@one.example,MQL\n${HANNAH},`;
    await importInto(world.db, csv, NOW, { newcomers: 'visitor' });
    expect(await person(world, 'a@one.example')).toMatchObject({
      stage: 'visitor',
      stageDates: { visitor: NOW },
    });
    expect(await person(world, 'b@one.example')).toMatchObject({ stage: 'mql' });
    expect(await person(world, HANNAH)).toMatchObject({ stage: 'mql' });
    await importInto(world.db, 'Email\nc@one.example', NOW);
    expect(await person(world, 'c@one.example')).toMatchObject({ stage: null, stageDates: {} });
  });

  it('is the same twice as once', async () => {
    const email = fc.constantFrom(
      'a@one.example',
      'b@one.example',
      HANNAH,
      'lucia.serrano@transportes-serrano.example',
      'bad',
    );
    const rows = fc.array(
      fc.tuple(
        email,
        fc.constantFrom('', 'Ana', '"Bo, Jr"', '=1+1'),
        fc.constantFrom('', 'Uno', 'Dos'),
        fc.constantFrom('', ...STAGES, 'Cliente', 'nonsense'),
        fc.constantFrom('', 'Newsletter', 'Spring fair'),
      ),
      { maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(rows, async (lines) => {
        const world = makeWorld();
        const csv = [
          'Email,Name,Company,Stage,Campaign',
          ...lines.map((line) => line.join(',')),
        ].join('\n');
        await importCsv(world, csv);
        const once = await people(world);
        world.now += DAY;
        expect(did(await importCsv(world, csv))).toEqual({ added: 0, updated: 0 });
        expect(await people(world)).toEqual(once);
      }),
      { numRuns: 40 },
    );
  });

  it('adds no one twice when two run at once', async () => {
    const world = makeWorld();
    await world.crm.countsPerStage(going);
    const list = [facts('a@one.example', 'A'), facts('b@one.example', 'B')];
    const run = (db: LocalWorld['db']) =>
      runImport(db, { run: 'one', file: 'list.csv', newcomers: null }, list, NOW);
    const results = await Promise.all([run(world.db), run(world.reopen().db)]);
    expect(results.map(({ added }) => added).sort()).toEqual([0, 2]);
    expect(await world.db.contacts.count()).toBe(fewOf(NOW).people.length + 2);
  });

  it('imports all or nothing', async () => {
    const world = makeWorld();
    await world.crm.countsPerStage(going);
    const stored = await dump(world.db);
    world.db.moves.hook('creating', () => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    await expect(
      importCsv(world, 'Email,Campaign,Stage\na@one.example,Spring fair,MQL'),
    ).rejects.toMatchObject({
      failure: { code: 'store/full' },
    });
    expect(await dump(world.db)).toEqual(stored);
  });

  it('manages a large file', async () => {
    const world = makeWorld();
    const rows = depth(2_000, 10_000);
    const lines = Array.from(
      { length: rows },
      (_, index) => `p${index}@many.example,Person ${index},Company ${index % 900}`,
    );
    const csv = ['Email,Name,Company', ...lines].join('\n');
    expect(did(await importCsv(world, csv))).toEqual({ added: rows, updated: 0 });
    expect(did(await importCsv(world, csv))).toEqual({ added: 0, updated: 0 });
  });
});

describe('undoing an import', () => {
  it('leaves everything as it was before', async () => {
    const email = fc.constantFrom('a@one.example', 'b@one.example', HANNAH);
    const rows = fc.array(
      fc.tuple(
        email,
        fc.constantFrom('', 'Ana'),
        fc.constantFrom('', 'SQL', 'Customer'),
        fc.constantFrom('', 'Spring fair'),
      ),
      { minLength: 1, maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(rows, async (lines) => {
        const world = makeWorld();
        await world.crm.countsPerStage(going);
        const clean = async () => {
          const { contacts, ...rest } = (await people(world)) as { contacts: object[] };
          // A revision never comes back, so that no cache takes what it holds for the newest.
          return {
            ...rest,
            contacts: contacts.map((row) => ({ ...row, revision: 0, changedAt: 0 })),
          };
        };
        const before = await clean();
        const csv = ['Email,Name,Stage,Campaign', ...lines.map((line) => line.join(','))].join(
          '\n',
        );
        const { run, added, updated } = await importCsv(world, csv);
        world.now += DAY;
        expect(await undoImport(world.db, run, world.now)).toEqual({
          removed: added,
          restored: updated,
          kept: 0,
        });
        expect(await clean()).toEqual(before);
        expect(await lastImport(world.db)).toBeNull();
      }),
      { numRuns: 25 },
    );
  });

  it('lets caches know that those who are as before have changed', async () => {
    const world = makeWorld();
    const { run } = await importCsv(world, `Email,Company\n${HANNAH},Fennwick Group`);
    world.now += DAY;
    await undoImport(world.db, run, world.now);
    expect(await person(world, HANNAH)).toMatchObject({ revision: '3', company: 'Fennwick Foods' });
    expect(await world.crm.changedSince(['1', '2'], world.now, going)).toEqual(['1']);
  });

  it('keeps anyone who was changed or noted since', async () => {
    const world = makeWorld();
    const csv = `Email,Name\na@one.example,A\nb@one.example,B\nc@one.example,C\n${HANNAH},Hannah W.`;
    const { run } = await importCsv(world, csv);
    const [moved, noted] = [
      await person(world, 'a@one.example'),
      await person(world, 'b@one.example'),
    ];
    await world.crm.setStage({ contactId: moved?.id ?? '', from: null, to: 'sql' }, going);
    await world.crm.addNote(
      { contactId: noted?.id ?? '', text: 'Said hello', reference: 'r', at: NOW },
      going,
    );
    expect(await undoImport(world.db, run, NOW)).toEqual({ removed: 1, restored: 1, kept: 2 });
    expect(await person(world, 'a@one.example')).toMatchObject({ stage: 'sql' });
    expect(await person(world, 'c@one.example')).toBeUndefined();
  });

  it('is there for the last import alone, with all its parts', async () => {
    const world = makeWorld();
    await importCsv(world, 'Email\na@one.example');
    await world.crm.countsPerStage(going);
    const part = { run: 'two', file: 'may.csv', newcomers: null } as const;
    await runImport(world.db, part, [facts('b@one.example', 'B')], NOW);
    await runImport(world.db, part, [facts('c@one.example', 'C'), facts(HANNAH, 'Hannah')], NOW);
    expect(await lastImport(world.db)).toEqual({
      run: 'two',
      file: 'may.csv',
      at: NOW,
      added: 2,
      updated: 1,
    });
    expect(await undoImport(world.db, 'two', NOW)).toEqual({ removed: 2, restored: 1, kept: 0 });
    expect(await undoImport(world.db, 'two', NOW)).toEqual({ removed: 0, restored: 0, kept: 0 });
    expect(await person(world, 'a@one.example')).toBeDefined();
  });
});
