// @vitest-environment happy-dom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSteady } from '../../../../lib/sites/linkedin/steady';
import { parse } from './pages';

const WHO = ['ana', 'bo', 'cy'] as const;

/** Somebody moves from one to the next: the address and the page change one after the other, looked at in between. */
const moves = fc.array(fc.record({ to: fc.constantFrom(...WHO), addressFirst: fc.boolean(), looks: fc.nat(2) }), {
  minLength: 1,
  maxLength: 30,
});

describe('isSteady', () => {
  it('believes nobody under another’s address, and everybody under their own, in any order of changes', () => {
    fc.assert(
      fc.property(moves, (all) => {
        const document = parse(null, '');
        let [address, page] = ['ana', 'ana'];
        const look = () => {
          expect(isSteady(document, 'conversation', address, [page], null)).toBe(address === page);
        };
        look();
        for (const { to, addressFirst, looks } of all) {
          if (addressFirst) address = to;
          else page = to;
          for (let time = 0; time < looks; time += 1) look();
          [address, page] = [to, to];
          look();
        }
      }),
    );
  });

  it('keeps the kinds of pages apart, and documents', () => {
    const document = parse(null, '');
    expect(isSteady(document, 'person', 'ana', ['Ana'], null)).toBe(true);
    expect(isSteady(document, 'conversation', '2-x', ['Ana'], null)).toBe(true);
    expect(isSteady(document, 'person', 'bo', ['Ana'], null)).toBe(false);
    expect(isSteady(parse(null, ''), 'person', 'bo', ['Ana'], null)).toBe(true);
  });

  it('takes a namesake whose name was drawn anew', () => {
    const document = parse(null, '<h1>Ana</h1><h2>Ana</h2>');
    const [one, other] = [document.querySelector('h1'), document.querySelector('h2')];
    expect(isSteady(document, 'person', 'ana', ['Ana'], one)).toBe(true);
    expect(isSteady(document, 'person', 'ana-2', ['Ana'], one)).toBe(false);
    expect(isSteady(document, 'person', 'ana-2', ['Ana'], other)).toBe(true);
  });
});
