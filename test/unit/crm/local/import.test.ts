import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { previewImport, runImport } from '../../../../lib/crm/local/import';
import { STAGES, stageOrder } from '../../../../lib/domain/base/stage';
import type { Contact } from '../../../../lib/domain/person/contact';
import type { ImportResult } from '../../../../lib/domain/views/admin';
import { DAY, dump, fewOf, going, type LocalWorld, makeWorld, NOW } from './world';

const HANNAH = 'hannah.whitfield@fennwick-foods.example';

/** Imports with the columns as guessed, as the options page does when nobody changes them. */
async function importCsv(world: LocalWorld, csv: string): Promise<ImportResult> {
  await world.crm.countsPerStage(going);
  const { mapping } = await previewImport(world.db, csv);
  return runImport(world.db, csv, mapping, world.now);
}

async function person(world: LocalWorld, email: string): Promise<Contact | undefined> {
  const [answer] = await world.crm.lookup([{ email }], going);
  return answer?.found[0]?.contact;
}

describe('looking at an import', () => {
  it('tells new from known and wrong, and changes nothing', async () => {
    const world = makeWorld();
    await world.crm.countsPerStage(going);
    const stored = await dump(world.db);
    const csv = `Email,Name,Stage,Shoe size\nnew@one.example,New One,Lead,42\n${HANNAH.toUpperCase()},Hannah W.,,37\nbad,Bad,,\n`;
    const preview = await previewImport(world.db, csv);
    expect(preview).toEqual({
      columns: ['Email', 'Name', 'Stage', 'Shoe size'],
      mapping: { Email: 'email', Name: 'name', Stage: 'stage' },
      rows: 3,
      fresh: 1,
      known: 1,
      problems: [{ row: 3, problem: 'bad-email', value: 'bad' }],
      sample: [
        { Email: 'new@one.example', Name: 'New One', Stage: 'Lead', 'Shoe size': '42' },
        { Email: HANNAH.toUpperCase(), Name: 'Hannah W.', Stage: '', 'Shoe size': '37' },
        { Email: 'bad', Name: 'Bad', Stage: '', 'Shoe size': '' },
      ],
    });
    expect(await dump(world.db)).toEqual(stored);
  });

  it('keeps to the mapping that it is given, and to columns and fields that exist', async () => {
    const world = makeWorld();
    const csv = 'A,B,__proto__\nx@one.example,y@two.example,z\n';
    const look = (mapping: Record<string, string>) => previewImport(world.db, csv, mapping);
    expect(await look({ B: 'email' })).toMatchObject({
      fresh: 1,
      problems: [],
      mapping: { B: 'email' },
    });
    expect(await look({})).toMatchObject({ fresh: 0, problems: [{ problem: 'no-email' }] });
    expect(await look({ C: 'email', A: 'constructor' })).toMatchObject({ fresh: 0 });
    expect(await look({ A: 'email', B: 'email' })).toMatchObject({ fresh: 1 });
  });

  it('says as many as will be imported', async () => {
    const cell = fc.constantFrom(
      'a@one.example',
      'A@one.example',
      HANNAH,
      'owen.price@fennwick-foods.example',
      'bad',
      '',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { maxLength: 8 }), async (cells) => {
        const world = makeWorld();
        await world.crm.countsPerStage(going);
        const csv = ['Email,Name', ...cells.map((each, index) => `${each},Name ${index}`)].join(
          '\n',
        );
        const preview = await previewImport(world.db, csv);
        const result = await runImport(world.db, csv, preview.mapping, NOW);
        expect([result.added, result.updated]).toEqual([preview.fresh, preview.known]);
        expect(result.problems).toEqual(preview.problems);
        expect(preview.fresh + preview.known + preview.problems.length).toBe(preview.rows);
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
    expect(await importCsv(world, csv)).toEqual({ added: 2, updated: 0, problems: [] });
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
      stage: 'lead',
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

  it('takes nobody back', async () => {
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

  it('counts two rows for one person as one too many, also when they have two addresses', async () => {
    const world = makeWorld();
    await world.crm.countsPerStage(going);
    const row = await world.db.contacts.get(1);
    if (row === undefined) throw new Error('no buyer');
    await world.db.contacts.put({
      ...row,
      emails: [...row.emails, 'h@home.example'],
      keys: [...row.keys, 'e:h@home.example'],
    });
    const csv = `Email,Name\nh@home.example,Hannah One\n${HANNAH},Hannah Two`;
    expect(await importCsv(world, csv)).toEqual({
      added: 0,
      updated: 1,
      problems: [{ row: 2, problem: 'duplicate-in-file', value: HANNAH }],
    });
    expect(await importCsv(world, csv)).toMatchObject({ added: 0, updated: 0 });
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
        const first = await importCsv(world, csv);
        const once = await dump(world.db);
        world.now += DAY;
        const second = await importCsv(world, csv);
        expect(second).toEqual({ added: 0, updated: 0, problems: first.problems });
        expect(await dump(world.db)).toEqual(once);
      }),
      { numRuns: 40 },
    );
  });

  it('adds nobody twice when two run at once', async () => {
    const world = makeWorld();
    await world.crm.countsPerStage(going);
    const csv = 'Email,Name\na@one.example,A\nb@one.example,B';
    const mapping = { Email: 'email', Name: 'name' };
    const run = (db: LocalWorld['db']) => runImport(db, csv, mapping, NOW);
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
      importCsv(world, 'Email,Campaign\na@one.example,Spring fair'),
    ).rejects.toMatchObject({
      failure: { code: 'store/full' },
    });
    expect(await dump(world.db)).toEqual(stored);
  });

  it('manages the largest file that is allowed', async () => {
    const world = makeWorld();
    const lines = Array.from(
      { length: 20_000 },
      (_, index) =>
        `p${index}@many.example,Person ${index},Company ${index % 900},${'x'.repeat(190)}`,
    );
    const csv = ['Email,Name,Company,Remarks', ...lines].join('\n');
    expect(csv.length).toBeGreaterThan(4_500_000);
    expect(await importCsv(world, csv)).toEqual({ added: 20_000, updated: 0, problems: [] });
    expect(await importCsv(world, csv)).toEqual({ added: 0, updated: 0, problems: [] });
  }, 120_000);
});
