import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  areNamesakes,
  companyBases,
  comparableCompany,
  comparableName,
  writtenForms,
} from '../../../../lib/domain/person/namesake';

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.lorem({ maxCount: 4 }),
);
const word = fc
  .stringMatching(/^[a-z]{4,9}$/)
  .filter((text) => comparableCompany(`x ${text}`) === `x ${text}`);
const company = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));

describe('a name', () => {
  it.each([
    ['Ana López', 'ANA  LOPEZ'],
    ['Jean-Pierre Dupont', 'jean pierre dupont'],
    ['Sinéad O’Brien', 'Sinead O Brien'],
    ['Łukasz Żółć', 'ŁUKASZ ŻÓŁĆ'],
    ['山田 太郎', '山田　太郎'],
    ['Ana\u00ad López', 'An\u200ba López\u3164'],
  ])('%s is %s', (a, b) => {
    expect(comparableName(a)).toBe(comparableName(b));
    expect(comparableName(a)).not.toBe('');
  });

  it.each([
    ['Ana López', 'A. López'],
    ['Ana López', 'Ana M. López'],
    ['Robert Hall', 'Bob Hall'],
    ['Ana López', 'López Ana'],
    ['Ana López', 'Ana Lópe'],
    ['राम', 'रमा'],
    ['Кай', 'Каи Й'],
  ])('%s is not %s', (a, b) => {
    expect(comparableName(a)).not.toBe(comparableName(b));
  });

  it('in the form in which it is compared stays as it is, in whatever case it was written', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const form = comparableName(text);
        expect(comparableName(form)).toBe(form);
        expect(comparableName(`  ${text}\t`)).toBe(form);
      }),
    );
  });
});

describe('a company', () => {
  it.each([
    ['Acme', 'ACME, S.L.'],
    ['Acme', 'Acme S. L.'],
    ['Acme', 'Acme SLU'],
    ['Müller Werke', 'Muller Werke GmbH & Co. KG'],
    ['Acme', 'Acme, Inc.'],
    ['Cemex', 'CEMEX, S.A.B. de C.V.'],
    ['Orlen', 'Orlen Sp. z o.o.'],
    ['J.P. Morgan', 'JP Morgan'],
    ['Società Alfa', 'societa alfa S.p.A.'],
  ])('%s is %s', (a, b) => {
    expect(comparableCompany(b)).toBe(comparableCompany(a));
  });

  it.each([
    ['Acme', 'Acme Labs'],
    ['Acme Iberia', 'Acme'],
    ['SAS', 'SA'],
    ['Acme', ''],
  ])('%s is not %s', (a, b) => {
    expect(comparableCompany(a)).not.toBe(comparableCompany(b));
  });

  it('keeps something of its name, and stays as it is in the form in which it is compared', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const form = comparableCompany(text);
        expect(comparableCompany(form)).toBe(form);
        if (comparableName(text.replace(/[.'’]/g, '')) !== '') expect(form).not.toBe('');
      }),
    );
  });

  it('is the same in every form in which it may be written', () => {
    fc.assert(
      fc.property(company, (name) => {
        const [base = ''] = companyBases(`${name}, S.L.`);
        expect(base).toBe(name);
        for (const form of writtenForms(base))
          expect(comparableCompany(form)).toBe(comparableCompany(name));
      }),
    );
  });

  it('is asked for as it is written and without its accents', () => {
    expect(companyBases('Café Río, S.L.')).toEqual(['café río', 'cafe rio']);
    expect(companyBases(' ,. ')).toEqual([]);
    expect(writtenForms('acme').length).toBeLessThanOrEqual(100);
  });
});

describe('namesakes', () => {
  const side = fc.record({ name: fc.option(anyText), company: fc.option(anyText) });

  it('are so from both sides, and never where something is missing', () => {
    fc.assert(
      fc.property(side, side, (a, b) => {
        expect(areNamesakes(a, b)).toBe(areNamesakes(b, a));
        if (a.name === null || b.company === null) expect(areNamesakes(a, b)).toBe(false);
      }),
    );
  });

  it('have both the same', () => {
    const ana = { name: 'Ana López', company: 'Acme' };
    expect(areNamesakes(ana, { name: 'ana lopez', company: 'Acme S.L.' })).toBe(true);
    expect(areNamesakes(ana, { name: 'ana lopez', company: 'Other' })).toBe(false);
    expect(areNamesakes(ana, { name: 'A. López', company: 'Acme' })).toBe(false);
    expect(areNamesakes({ name: '', company: '' }, { name: '', company: '' })).toBe(false);
  });
});
