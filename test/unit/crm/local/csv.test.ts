import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { guessMapping } from '../../../../lib/crm/local/columns';
import { MOST_COLUMNS, MOST_ROWS, parseCsv } from '../../../../lib/crm/local/csv';
import { readRows } from '../../../../lib/crm/local/import-row';
import { stageLabel, stageOfWords } from '../../../../lib/crm/local/stage-words';
import { STAGES } from '../../../../lib/domain/base/stage';
import { growthOf, LINEAR } from '../../growth';

const cellsOf = (csv: string) => parseCsv(csv).rows.map(({ cells }) => cells);
const mappingOf = (header: string, ...rows: string[]) =>
  guessMapping(parseCsv([header, ...rows].join('\n')));
const read = (csv: string) => {
  const table = parseCsv(csv);
  return readRows(table, guessMapping(table));
};
const problems = (csv: string) =>
  read(csv).problems.map(({ row, problem, value }) => [row, problem, value]);

describe('the columns of a file', () => {
  it('each have a name, though they share it or carry a mark already', () => {
    expect(parseCsv('a,a (2),a,a,,\n1,2,3,4,5,6').columns).toEqual([
      'a',
      'a (2)',
      'a (3)',
      'a (4)',
      '#5',
      '#6',
    ]);
  });

  it('of one name take time with their number, not with its square', async () => {
    const make = (size: number) => `${'n,'.repeat(size - 1)}n\n`;
    expect(await growthOf(MOST_COLUMNS / 4, make, parseCsv)).toBeLessThanOrEqual(LINEAR);
  });

  it('are counted before anything is done with them', () => {
    expect(() => parseCsv(`${'n,'.repeat(MOST_COLUMNS)}n\n1\n`)).toThrow(/crm\/too-large/);
  });
});

describe('reading a file', () => {
  it.each([
    ['commas', 'Email,Company\na@b.example,"Acme, Inc"\n', ['a@b.example', 'Acme, Inc']],
    ['semicolons', 'Correo;Empresa\r\na@b.example;Acme, S.A.\r\n', ['a@b.example', 'Acme, S.A.']],
    ['tabs', 'Email\tCompany\ra@b.example\tAcme; Sons', ['a@b.example', 'Acme; Sons']],
    ['bars', 'Email|Company\na@b.example|Acme', ['a@b.example', 'Acme']],
    ['a byte-order mark', '\uFEFFEmail,Company\na@b.example,Acme', ['a@b.example', 'Acme']],
    [
      'a told delimiter',
      '\uFEFFsep=^\r\nEmail^Company\r\na@b.example^Acme',
      ['a@b.example', 'Acme'],
    ],
    [
      'delimiters in a quoted name',
      '"Email; work","a;b;c;d",Company\na@b.example,,Acme',
      ['a@b.example', '', 'Acme'],
    ],
    [
      'doubled quotes',
      'Email,Company\na@b.example,"The ""Best"" Ltd"',
      ['a@b.example', 'The "Best" Ltd'],
    ],
    [
      'lines inside a cell',
      'Email,Company\na@b.example,"Acme\r\nSecond line"',
      ['a@b.example', 'Acme\r\nSecond line'],
    ],
  ])('understands %s', (_, csv, cells) => {
    expect(cellsOf(csv)).toEqual([cells]);
  });

  it('counts rows as a spreadsheet shows them, blank ones too, and finds the header below blank lines', () => {
    const { rows, columns } = parseCsv('\n,\nEmail,Name\n\na@b.example,A\n , \nb@b.example,B\n\n');
    expect(columns).toEqual(['Email', 'Name']);
    expect(rows.map(({ row, cells }) => [row, cells[0]])).toEqual([
      [2, 'a@b.example'],
      [4, 'b@b.example'],
    ]);
  });

  it('has nothing to say about an empty file', () => {
    for (const csv of ['', '\uFEFF', '\n\n', '   ', 'sep=;\n'])
      expect(parseCsv(csv)).toEqual({ columns: [], rows: [] });
  });

  it('gives every column a name of its own', () => {
    expect(parseCsv('Email,,Email,Email (2),,__proto__\n').columns).toEqual([
      'Email',
      '#2',
      'Email (2)',
      'Email (2) (2)',
      '#5',
      '__proto__',
    ]);
    expect(parseCsv(`${'x'.repeat(5_000)},b`).columns[0]).toHaveLength(100);
  });

  it('reads what was written, whatever stands in the cells', () => {
    const cell = fc
      .string({ unit: 'grapheme', maxLength: 12 })
      .map((text) => text.replaceAll('\r', ''));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 }),
        fc.constantFrom(',', ';', '\t', '|'),
        (rows, delimiter) => {
          const csv = Papa.unparse(
            { fields: ['Email', 'Name', 'Company'], data: rows },
            { delimiter, quotes: true },
          );
          const filled = rows.filter((cells) => cells.some((each) => each.trim() !== ''));
          expect(cellsOf(csv)).toEqual(filled);
        },
      ),
    );
  });

  it('refuses more rows than it can show to anybody', () => {
    expect(parseCsv(`Email\n${'a@b.example\n'.repeat(MOST_ROWS)}`).rows).toHaveLength(MOST_ROWS);
    expect(() => parseCsv(`Email\n${'a@b.example\n'.repeat(MOST_ROWS + 1)}`)).toThrow(
      'crm/too-large',
    );
  });

  it('never throws anything else, whatever it is given', () => {
    const noise = fc.stringMatching(/^[a@.,;"\n\r\t| =\u{FEFF}é]{0,80}$/u);
    fc.assert(
      fc.property(fc.oneof(noise, fc.string({ unit: 'binary', maxLength: 200 })), (csv) => {
        const table = parseCsv(csv);
        const { rows, problems: wrong } = readRows(table, guessMapping(table));
        expect(rows.length + wrong.length).toBe(table.rows.length);
      }),
      { numRuns: 500 },
    );
  });
});

describe('guessing what the columns are', () => {
  it.each([
    [
      'Email,First Name,Last Name,Company,Job Title,Lifecycle Stage',
      { 'First Name': 'firstName', 'Last Name': 'lastName', 'Lifecycle Stage': 'stage' },
    ],
    [
      'Correo electrónico;Nombre;Apellidos;Empresa;Cargo;Etapa;Campaña',
      {
        Nombre: 'firstName',
        Apellidos: 'lastName',
        Cargo: 'jobTitle',
        Etapa: 'stage',
        Campaña: 'campaign',
      },
    ],
    [
      'e-mail,Nombre,Razón social,Puesto',
      { 'e-mail': 'email', Nombre: 'name', 'Razón social': 'company' },
    ],
    [
      'E-MAIL ADDRESS,FULL NAME,ORGANISATION NAME,POSITION',
      {
        'E-MAIL ADDRESS': 'email',
        'FULL NAME': 'name',
        'ORGANISATION NAME': 'company',
        POSITION: 'jobTitle',
      },
    ],
    [
      'Etapa del ciclo de vida,Dirección de correo electrónico,Perfil de LinkedIn',
      {
        'Etapa del ciclo de vida': 'stage',
        'Dirección de correo electrónico': 'email',
        'Perfil de LinkedIn': 'linkedin',
      },
    ],
    [
      'work_email,linkedin_url,original-source',
      { work_email: 'email', linkedin_url: 'linkedin', 'original-source': 'campaign' },
    ],
  ])('knows the names of %s', (header, expected) => {
    expect(mappingOf(header)).toMatchObject(expected);
  });

  it('is not misled by columns that only begin alike', () => {
    expect(
      mappingOf('Email Opt Out,Mailing City,Account Status,Estado,Title of deal,Email'),
    ).toEqual({
      Email: 'email',
    });
  });

  it('knows addresses when it sees them', () => {
    expect(mappingOf('Who,Where', 'Ana,ana@uno.example', 'Bo,', 'Cy,cy@dos.example')).toEqual({
      Where: 'email',
    });
    expect(mappingOf('Who,Where', 'Ana,Madrid')).toEqual({});
  });
});

describe('stages in words', () => {
  it('are understood in both languages and as ids', () => {
    for (const stage of STAGES) {
      for (const text of [
        stage,
        stage.toUpperCase(),
        stageLabel(stage, 'en'),
        ` ${stageLabel(stage, 'es')} `,
      ]) {
        expect(stageOfWords(text), text).toBe(stage);
      }
    }
  });

  it.each([
    ['marketingqualifiedlead', 'mql'],
    ['Sales Qualified Lead', 'sql'],
    ['Lead cualificado por marketing', 'mql'],
    ['Lead calificado por ventas', 'sql'],
    ['prospecto calificado por marketing (MQL)', 'mql'],
    ['Subscriber', 'visitor'],
    ['Clientes', 'customer'],
  ])('"%s" is %s', (text, stage) => {
    expect(stageOfWords(text)).toBe(stage);
  });

  it.each(['Evangelist', 'other', '', 'constructor', 'not a lead', 'ex customer', '4'])(
    '"%s" is none',
    (text) => {
      expect(stageOfWords(text)).toBeUndefined();
    },
  );
});

describe('reading the rows', () => {
  it('keeps formulas as the text that they are', () => {
    const [row] = read(
      'Email,Name,Company\na@b.example,"=HYPERLINK(""http://evil.example"",""x"")",@SUM(1+1)',
    ).rows;
    expect(row).toMatchObject({
      name: '=HYPERLINK("http://evil.example","x")',
      company: '@SUM(1+1)',
    });
  });

  it('keeps control characters and turned text out of names', () => {
    const [row] = read('Email,Name\na@b.example,"An\u0000a\u202eevil\u2066  B\n C"').rows;
    expect(row?.name).toBe('An a evil B C');
  });

  it('puts a name together', () => {
    const rows = read(
      'Email,First name,Last name\na@b.example,Ana,Abad\nb@b.example,Bo,\nc@b.example,,\n',
    ).rows;
    expect(rows.map(({ name }) => name)).toEqual(['Ana Abad', 'Bo', null]);
  });

  it('says what is wrong with each row that is left out, and reads the others', () => {
    const csv = [
      'Email,Name,Stage,Remarks',
      'good@b.example,Good,Lead,x',
      ',No address,Lead,x',
      '=cmd|calc,Formula,Lead,x',
      'two@b.example;three@b.example,Two,Lead,x',
      'GOOD@b.example,Again,MQL,x',
      'evangelist@b.example,E,Evangelist,x',
      'wide@b.example,W,Lead,x,more',
      `long@b.example,${'n'.repeat(501)},Lead,x`,
      `fine@b.example,Fine,,${'long remarks nobody maps '.repeat(100)}`,
      'trailing@b.example,T,SQL,x,,',
      'short@b.example',
    ].join('\n');
    expect(problems(csv)).toEqual([
      [2, 'no-email', ''],
      [3, 'bad-email', '=cmd|calc'],
      [4, 'bad-email', 'two@b.example;three@b.example'],
      [5, 'duplicate-in-file', 'good@b.example'],
      [6, 'unknown-stage', 'Evangelist'],
      [7, 'too-many-cells', 'more'],
      [8, 'too-long', 'n'.repeat(80)],
    ]);
    expect(read(csv).rows.map(({ row, email, stage }) => [row, email, stage])).toEqual([
      [1, 'good@b.example', 'lead'],
      [9, 'fine@b.example', null],
      [10, 'trailing@b.example', 'sql'],
      [11, 'short@b.example', null],
    ]);
  });

  it('says where a quotation mark was never closed, since the rest of the file hides behind it', () => {
    const csv = 'Email,Name\na@b.example,Ana\nb@b.example,"Bo\nc@b.example,Cy\nd@b.example,Di\n';
    expect(read(csv).rows.map(({ email }) => email)).toEqual(['a@b.example']);
    expect(problems(csv)).toEqual([
      [2, 'broken-quotes', expect.stringContaining('Bo c@b.example')],
    ]);
  });

  it('needs a column with addresses', () => {
    expect(problems('Name\nAna')).toEqual([[1, 'no-email', '']]);
  });
});
