import { describe, expect, it } from 'vitest';
import { addressesIn, profileIn } from '../../../../lib/domain/import/cells';
import { peopleOf } from '../../../import/into';

const namesIn = (csv: string) => peopleOf(csv).people.map(({ name }) => name);

describe('reading the rows', () => {
  it('keeps formulas as the text that they are', () => {
    const [person] = peopleOf(
      'Email,Name,Company\na@b.example,"=HYPERLINK(""http://evil.example"",""x"")",@SUM(1+1)',
    ).people;
    expect(person).toMatchObject({
      name: '=HYPERLINK("http://evil.example","x")',
      company: '@SUM(1+1)',
    });
  });

  it('keeps control characters and turned text out of names', () => {
    expect(namesIn('Email,Name\na@b.example,"An\u0000a\u202eevil\u2066  B\n C"')).toEqual([
      'An a evil B C',
    ]);
  });

  it('puts a name together', () => {
    expect(
      namesIn('Email,First name,Last name\na@b.example,Ana,Abad\nb@b.example,Bo,\nc@b.example,,\n'),
    ).toEqual(['Ana Abad', 'Bo', null]);
    expect(
      namesIn(
        'Email,Full name,First name,Last name\na@b.example,Ms. Ana Abad,,\nb@b.example,,Bo,B',
      ),
    ).toEqual(['Ana Abad', 'Bo B']);
  });

  it('leaves a name with one comma as it is where most have none', () => {
    expect(
      namesIn('Email,Name\na@b.example,"Abad, MBA"\nb@b.example,Bo Be\nc@b.example,Cy Ce'),
    ).toEqual(['Abad, MBA', 'Bo Be', 'Cy Ce']);
  });

  it('says what is wrong with each row that is left out, by the line of the file', () => {
    const csv = [
      'Email,Name,Stage,Remarks',
      'good@b.example,Good,Lead,x',
      ',No address,Lead,x',
      '=cmd|calc,Formula,Lead,x',
      'two@b.example;three@b.example,Two,Lead,x',
      'GOOD@b.example,Good Again,MQL,x',
      'evangelist@b.example,E,Evangelist,x',
      'wide@b.example,W,Lead,x,more',
      `long@b.example,${'n'.repeat(501)},Lead,x`,
      `fine@b.example,Fine,,${'long remarks that are not mapped '.repeat(100)}`,
      'trailing@b.example,T,SQL,x,,',
      'short@b.example',
    ].join('\n');
    const { people, leftOut, questions } = peopleOf(csv);
    expect(leftOut.map(({ line, problem, value }) => [line, problem, value])).toEqual([
      [3, 'no-email', 'No address'],
      [4, 'bad-email', '=cmd|calc'],
      [8, 'too-many-cells', 'more'],
      [9, 'too-long', 'n'.repeat(80)],
    ]);
    expect(people.map(({ lines, emails, stage }) => [lines, emails, stage])).toEqual([
      [[2, 6], ['good@b.example'], 'mql'],
      [[5], ['two@b.example', 'three@b.example'], 'lead'],
      [[7], ['evangelist@b.example'], null],
      [[10], ['fine@b.example'], null],
      [[11], ['trailing@b.example'], 'sql'],
      [[12], ['short@b.example'], null],
    ]);
    expect(questions).toEqual([
      { key: 'evangelist', word: 'Evangelist', lines: [7], suggested: 'customer' },
    ]);
  });

  it('loses one row to a quotation mark that is never closed, and no row behind it', () => {
    const csv = 'Email,Name\na@b.example,Ana\nb@b.example,"Bo\nc@b.example,Cy\nd@b.example,Di\n';
    const { people, leftOut } = peopleOf(csv);
    expect(people.flatMap(({ emails }) => emails)).toEqual([
      'a@b.example',
      'c@b.example',
      'd@b.example',
    ]);
    expect(leftOut.map(({ line, problem }) => [line, problem])).toEqual([[3, 'broken-quotes']]);
  });

  it('takes answers for words that are no stage here, each for all its spellings', () => {
    const csv = 'Email,Stage\na@b.example,Evangelist\nb@b.example,evangelist \nc@b.example,Other';
    const stages = (answers: Record<string, 'customer' | null>) =>
      peopleOf(csv, undefined, answers).people.map(({ stage }) => stage);
    expect(stages({})).toEqual([null, null, null]);
    expect(stages({ evangelist: 'customer' })).toEqual(['customer', 'customer', null]);
    expect(peopleOf(csv).questions.map(({ word, lines }) => [word, lines])).toEqual([
      ['Evangelist', [2, 3]],
      ['Other', [4]],
    ]);
  });

  it('marks who has letters in doubt', () => {
    const doubts = peopleOf(
      'Email,Name\na@b.example,Bego\u00c3\u00b1a\nb@b.example,Bego?a\nc@b.example,Zoë',
    ).people;
    expect(doubts.map(({ name, doubtful }) => [name, doubtful])).toEqual([
      ['Begoña', true],
      ['Bego?a', true],
      ['Zoë', false],
    ]);
  });
});

describe('an address in a cell', () => {
  it.each([
    ['ana@uno.example ::: ana@casa.example', ['ana@uno.example', 'ana@casa.example']],
    ['"López, Dina" <dina@uno.example>', ['dina@uno.example']],
    ['Ana <ana@uno.example>; Bo <bo@uno.example>', ['ana@uno.example', 'bo@uno.example']],
    ['a@b.example,0,0;c@b.example,1,0', ['a@b.example', 'c@b.example']],
    ['["a@b.example", "c@b.example"]', ['a@b.example', 'c@b.example']],
    ['a@b.example c@b.example', ['a@b.example', 'c@b.example']],
    ['work: a@b.example', ['a@b.example']],
    ["'a@b.example", ['a@b.example']],
    ['\u200ba@b.example\u200e', ['a@b.example']],
    ['ana lopez@uno.example', []],
    ['none', []],
    ['a@b@c.example', []],
  ])('is found in %s', (cell, emails) => {
    expect(addressesIn(cell).emails).toEqual(emails);
  });
});

describe('a profile in a cell', () => {
  it.each([
    ['https://es.linkedin.com/in/carla-uno/?x=1', 'carla-uno'],
    ['in/gema-uno', 'gema-uno'],
    ['LinkedIn: https://www.linkedin.com/in/ana-3', 'ana-3'],
    ['pending', null],
    ['none', null],
    ['twitter', null],
    ['@hugo-uno', null],
    ['https://linkedin.com/company/acme', null],
  ])('%s is %s', (cell, slug) => {
    expect(profileIn(cell)).toBe(slug);
  });
});
