import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { guessColumns } from '../../../../lib/domain/import/columns';
import { runWhole } from '../../../../lib/domain/import/model';
import { readPeople } from '../../../../lib/domain/import/people';
import { recordsOf } from '../../../../lib/domain/import/records';
import {
  MOST_BYTES,
  MOST_COLUMNS,
  MOST_ROWS,
  readTable,
} from '../../../../lib/domain/import/table';
import { bytesOf, problemOf, tableOf } from '../../../import/into';
import { growthOf, LINEAR } from '../../growth';

const cellsOf = (csv: string) => tableOf(csv).rows.map(({ cells }) => cells);

describe('the columns of a file', () => {
  it('each have a name, though they share it or carry a mark already', () => {
    expect(tableOf('Email,Email (2),Email,Email,,\n1,2,3,4,5,6').columns).toEqual([
      'Email',
      'Email (2)',
      'Email (3)',
      'Email (4)',
      '#5',
      '#6',
    ]);
    expect(tableOf(`${'Email '.repeat(5_000)},Name`).columns[0]).toHaveLength(100);
  });

  it('of one name take time with their number, not with its square', async () => {
    const make = (size: number) => `${'n,'.repeat(size - 1)}n\n`;
    expect(await growthOf(MOST_COLUMNS / 4, make, tableOf)).toBeLessThanOrEqual(LINEAR);
  });

  it('are counted before anything is done with them', () => {
    expect(problemOf(`${'n,'.repeat(MOST_COLUMNS)}n\n1\n`)).toBe('too-many-columns');
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
      'a delimiter that is said',
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
    [
      'quotes in the middle of a cell',
      'Email,Company,Size\na@b.example,The "Best" Ltd,5" pipe',
      ['a@b.example', 'The "Best" Ltd', '5" pipe'],
    ],
    [
      'blanks around quotes',
      'Email, Company\na@b.example, "Acme, Inc" ',
      ['a@b.example', 'Acme, Inc'],
    ],
  ])('understands %s', (_, csv, cells) => {
    expect(cellsOf(csv)).toEqual([cells]);
  });

  it('numbers rows as the file does: by lines, and by rows of a spreadsheet', () => {
    const { rows, headerLine } = tableOf(
      '\n,\n"Email\nof work",Name\n\na@b.example,A\n , \nb@b.example,"B\nC"\nc@b.example,C\n',
    );
    expect(headerLine).toBe(3);
    expect(rows.map(({ line, lastLine, record }) => [line, lastLine, record])).toEqual([
      [6, 6, 5],
      [8, 9, 7],
      [10, 10, 8],
    ]);
  });

  it('has nothing to read in an empty file', () => {
    for (const csv of ['', '\uFEFF', '\n\n', '   ', ' ; ;\n']) expect(problemOf(csv)).toBe('empty');
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
            { fields: ['a', 'b', 'c'], data: rows },
            { delimiter, quotes: true },
          );
          const filled = rows.filter((cells) => cells.some((each) => each.trim() !== ''));
          const [, ...read] = [...recordsOf(csv, delimiter)].map(({ cells }) => cells);
          expect(read).toEqual(filled);
        },
      ),
    );
  });

  it('reads well-formed text as a known parser does', () => {
    const text = fc.stringMatching(/^[ab,;"\n ]{0,40}$/);
    fc.assert(
      fc.property(text, (csv) => {
        const { data, errors } = Papa.parse<string[]>(csv, { delimiter: ',' });
        fc.pre(errors.length === 0 && !/" |^ +"|[,\n] +"/.test(csv));
        const filled = data.filter((cells) => cells.some((each) => each.trim() !== ''));
        expect([...recordsOf(csv, ',')].map(({ cells }) => cells)).toEqual(filled);
      }),
      { numRuns: 500 },
    );
  });

  it('refuses more rows and bytes than an import takes, in its own words', () => {
    expect(tableOf(`Email\n${'a@b.example\n'.repeat(MOST_ROWS)}`).rows).toHaveLength(MOST_ROWS);
    expect(problemOf(`Email\n${'a@b.example\n'.repeat(MOST_ROWS + 1)}`)).toBe('too-many-rows');
    const large = readTable(new Uint8Array(MOST_BYTES + 1));
    expect(runWhole(large)).toEqual({ ok: false, problem: 'too-many-bytes' });
  });

  it('takes time with the rows, and lets others work in between', async () => {
    const make = (size: number) => bytesOf(`Email,Name\n${'a@b.example,Ana\n'.repeat(size)}`);
    const work = (bytes: Uint8Array) => runWhole(readTable(bytes));
    expect(await growthOf(5_000, make, work)).toBeLessThanOrEqual(LINEAR);
    let slices = 0;
    const table = tableOf(`Email,Name\n${'a@b.example,Ana\n'.repeat(5_000)}`);
    for (const _ of readTable(make(5_000))) slices++;
    for (const _ of readPeople(table, guessColumns(table))) slices++;
    expect(slices).toBeGreaterThanOrEqual(14);
  });

  it('reads any bytes without a fault, and loses no row in silence', () => {
    const noise = fc.stringMatching(/^[a@.,;"\n\r\t| =\u{FEFF}é]{0,80}$/u);
    fc.assert(
      fc.property(fc.oneof(noise, fc.string({ unit: 'binary', maxLength: 200 })), (csv) => {
        const result = runWhole(readTable(bytesOf(csv)));
        if (!result.ok) return;
        const { table } = result;
        const { people, leftOut } = runWhole(readPeople(table, guessColumns(table)));
        const lines = [...people.flatMap((each) => each.lines), ...leftOut.map(({ line }) => line)];
        expect(lines.toSorted((a, b) => a - b)).toEqual(table.rows.map(({ line }) => line));
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        runWhole(readTable(bytes));
      }),
      { numRuns: 500 },
    );
  });
});

describe('what a person says about a file', () => {
  const csv = 'List of May,\nhugo@sanz.example,Hugo\nnoa@vila.example,Noa\n';

  it('goes before what is found: the line of the header', () => {
    const read = (headerLine: number | null) => {
      const result = runWhole(readTable(bytesOf(csv), { headerLine }));
      return result.ok ? [result.table.columns, result.table.rows.length] : null;
    };
    expect(read(1)).toEqual([['List of May', '#2'], 2]);
    expect(read(null)).toEqual([['#1', '#2'], 3]);
    expect(read(2)).toEqual([['hugo@sanz.example', 'Hugo'], 1]);
  });

  it('goes before what is found: the encoding', () => {
    const bytes = new Uint8Array([...bytesOf('Email,Name\na@b.example,Bego'), 0x96, 0x61]);
    const read = (encoding?: 'windows-1252' | 'macintosh' | 'utf-8') => {
      const result = runWhole(readTable(bytes, { encoding }));
      return result.ok ? result.table.rows[0]?.cells[1] : null;
    };
    expect(read()).toBe('Begoña');
    expect(read('macintosh')).toBe('Begoña');
    expect(read('windows-1252')).toBe('Bego–a');
    expect(read('utf-8')).toBe('Bego\ufffda');
  });
});
