import { expect, it } from 'vitest';
import { linkedinSlug, profileSlug } from '../../../../lib/domain/person/identity';
import {
  bareName,
  comparableCompany,
  comparableName,
} from '../../../../lib/domain/person/namesake';
import { givenAndFamily } from '../../../../lib/domain/person/person-name';

it.each([
  ['Ana López ❤️', 'ana lopez'],
  ['☀️ Ana López ✔️', 'ana lopez'],
  ['Ana López™️ 1️⃣', 'ana lopez'],
  ['Ana López 👩🏽‍💻🇪🇸', 'ana lopez'],
  ['Ana López, MBA, PMP®', 'ana lopez'],
  ['Dra. Ana López (She/Her)', 'ana lopez'],
  ['Ana Mba', 'ana mba'],
  ['Ana Ma', 'ana ma'],
  ['Ana (Anita) López', 'ana anita lopez'],
  ['🌱', ''],
])('%s compares as %s', (name, comparable) => {
  expect(comparableName(name)).toBe(comparable);
});

it('leaves a company without its signs, and a name that is only a title whole', () => {
  expect(comparableCompany('Acme ❤️, S.L.')).toBe('acme');
  expect(bareName('Dr.')).toBe('Dr.');
});

it.each([
  ['María del Carmen Ruiz Peña', 'María del Carmen', 'Ruiz Peña'],
  ['Jean Pierre Martin', 'Jean Pierre', 'Martin'],
  ['Juan Martín', 'Juan', 'Martín'],
  ['Mª José Ruiz', 'Mª José', 'Ruiz'],
  ['José Luis', 'José', 'Luis'],
  ['López, Ana', 'Ana', 'López'],
  ['“Ana López”', 'Ana', 'López'],
  ['Ana López via Grupo de ventas', 'Ana', 'López'],
  ['', '', ''],
])('%s has the given name %s and the family name %s', (name, given, family) => {
  expect(givenAndFamily(name)).toEqual({ given, family });
});

it.each([
  ['/in/ana', 'ana'],
  ['m.linkedin.com/in/ana', 'ana'],
  ['LinkedIn: https://es.linkedin.com/in/ana-l%C3%B3pez?x=1 (ok)', 'ana-lópez'],
  ['linkedin.com/in/ana and linkedin.com/in/bea', null],
  ['https://evil.example/linkedin.com/in/ana', null],
  ['ask her assistant', null],
])('the field %s holds the profile %s', (field, slug) => {
  expect(profileSlug(field)).toBe(slug);
});

it('takes no text around an address where a page is read', () => {
  expect(linkedinSlug('see linkedin.com/in/ana')).toBeNull();
});
