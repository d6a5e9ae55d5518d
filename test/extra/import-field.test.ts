import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readFile } from '../import/read';
import { sharedPath } from './shared-folder';

const FOLDER = sharedPath('field');

/** People, rows left out, and questions of each file of the reports from the field. */
const EXPECTED: Readonly<Record<string, readonly [people: number, out: number, asked: number]>> = {
  '01-linkedin-connections.csv': [3, 0, 0],
  '01b-linkedin-connections-without-notes.csv': [3, 0, 0],
  '02-google-old-utf16.csv': [2, 0, 0],
  '03-google-new.csv': [2, 0, 0],
  '04-outlook-en-cp1252.csv': [2, 0, 0],
  '05-hubspot-en.csv': [6, 0, 2],
  '05b-hubspot-es.csv': [5, 0, 1],
  '06-salesforce-dataloader.csv': [1, 0, 0],
  '06b-salesforce-report-opportunities.csv': [3, 4, 2],
  '07-mailchimp.csv': [1, 0, 0],
  '08-odoo-en.csv': [4, 0, 3],
  '08b-odoo-es.csv': [2, 0, 1],
  '09-excel-es-bom.csv': [2, 0, 0],
  '09b-mexico.csv': [1, 0, 0],
  '09c-apellido1-apellido2.csv': [1, 0, 0],
  '10-excel-unicode-text.txt': [1, 0, 0],
  '10b-utf16-without-mark.csv': [1, 0, 0],
  '11-header-with-line-break.csv': [1, 0, 0],
  '11b-header-with-line-break-simple.csv': [1, 0, 0],
  '11c-header-with-commas.csv': [1, 0, 0],
  '12-no-header.csv': [3, 0, 0],
  '12b-no-header-names.csv': [2, 0, 0],
  '13-fifty-thousand.csv': [50_000, 0, 0],
  '14-addresses.csv': [15, 1, 1],
  '15-one-bad-byte.csv': [3, 0, 1],
  '15b-cut-in-the-middle-of-a-letter.csv': [2, 1, 1],
  '16-mac-roman.csv': [1, 0, 1],
  '17-sep-in-quotes.csv': [1, 0, 0],
  '17b-sep-then-bom.csv': [1, 0, 0],
  '18-duplicate-headers.csv': [2, 0, 0],
  '18b-personal-and-work.csv': [1, 0, 0],
  '19-linkedin-column.csv': [13, 0, 0],
  '20-stage-words.csv': [35, 0, 5],
  '21-twenty.csv': [1, 0, 0],
  '22-pipedrive-people.csv': [2, 0, 0],
  '22b-pipedrive-deals.csv': [1, 0, 1],
  '23-atomic.csv': [2, 0, 0],
  '24-hubspot-internal-names.csv': [1, 0, 0],
  '25-suitecrm.csv': [1, 0, 0],
  '26-thunderbird.csv': [1, 0, 0],
  '27-really-a-workbook.csv': [0, 1, 0],
  '28-vcard.csv': [0, 1, 0],
};

const read = (name: string) => readFile(readFileSync(path.join(FOLDER ?? '', name)));
const person = (name: string, index = 0) => read(name).people[index];

describe.skipIf(FOLDER === null)('the files of the reports from the field', () => {
  it('are all expected here', () => {
    const files = readdirSync(FOLDER ?? '').filter((name) => /\.(csv|txt)$/.test(name));
    expect(files.toSorted()).toEqual(Object.keys(EXPECTED).toSorted());
  });

  it.each(Object.entries(EXPECTED))('%s', (name, [people, out, asked]) => {
    const report = read(name);
    expect([report.people.length, report.leftOut.length, report.questions.length]).toEqual([
      people,
      out,
      asked,
    ]);
  });

  it('say what the reports expect of names, jobs, addresses and headers', () => {
    expect(read('01-linkedin-connections.csv').header?.line).toBe(4);
    expect(person('01-linkedin-connections.csv')).toMatchObject({
      name: 'Marta Ibáñez',
      linkedin: 'marta-ibanez-ruiz',
    });
    expect(person('02-google-old-utf16.csv', 1)?.emails[0]).toBe('inigo@saez.example');
    expect(person('03-google-new.csv', 1)?.name).toBe('Ana María Solís Peñalver');
    expect(person('04-outlook-en-cp1252.csv')).toMatchObject({
      name: 'Iñaki Muñoz',
      jobTitle: 'Purchasing manager',
    });
    expect(person('05-hubspot-en.csv', 2)?.stage).toBe('lead');
    expect(person('09-excel-es-bom.csv')?.name).toBe('Begoña Peña Ibáñez');
    expect(person('09b-mexico.csv')?.name).toBe('José Luis Hernández Muñoz');
    expect(person('09c-apellido1-apellido2.csv')?.name).toBe('Begoña Peña Ibáñez');
    expect(read('11c-header-with-commas.csv').header?.delimiter).toBe(';');
    expect(read('12-no-header.csv').header?.line).toBeNull();
    expect(read('15-one-bad-byte.csv').people.map(({ name }) => name)).toEqual([
      'Begoña Peña',
      'Raúl Güell',
      'Marie-Thérèse Roux',
    ]);
    expect(person('16-mac-roman.csv')?.name).toBe('Begoña Peña');
    expect(person('18b-personal-and-work.csv')?.emails).toEqual([
      'begona@pena.example',
      'bego@casa.example',
    ]);
    expect(read('19-linkedin-column.csv').people.map(({ linkedin }) => linkedin)).not.toContain(
      'none',
    );
    expect(person('25-suitecrm.csv')?.name).toBe('Lola Núñez Ferrer');
  });
});
