import { expect, it } from 'vitest';
import { formatHash, parseHash } from './route';

it.each([
  ['', { view: 'inbox', args: [], page: 1, thread: undefined }],
  ['#inbox/p3', { view: 'inbox', args: [], page: 3, thread: undefined }],
  [
    '#label/Clientes%2FNorte/p2',
    { view: 'label', args: ['Clientes/Norte'], page: 2, thread: undefined },
  ],
  [
    '#search/two+words/FMfcgzQdzmPqVbXgTnRkLwZcHsJf',
    { view: 'search', args: ['two words'], page: 1, thread: 'FMfcgzQdzmPqVbXgTnRkLwZcHsJf' },
  ],
  [
    '#inbox/198c6274b6e2d9a9?compose=new',
    { view: 'inbox', args: [], page: 1, thread: '198c6274b6e2d9a9' },
  ],
  ['#settings/general', { view: 'settings', args: ['general'], page: 1, thread: undefined }],
  ['#chat/dm/abc', { view: 'chat', args: ['dm', 'abc'], page: 1, thread: undefined }],
])('reads %s', (hash, route) => expect(parseHash(hash)).toEqual(route));

it('reads again what it wrote', () => {
  const route = {
    view: 'label',
    args: ['Año nuevo/100 %'],
    page: 4,
    thread: 'FMfcgzQdzmPqVbXgTnRkLwZcHsJf',
  };
  expect(parseHash(formatHash(route))).toEqual(route);
});
