// @vitest-environment happy-dom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSettling, nameMatchesAddress, SETTLED_MS } from '../../../../lib/sites/linkedin/steady';
import { parse } from './pages';

const WHO = ['ana', 'bo', 'cy'] as const;

/**
 * A person moves from one to the next: the address and the page change one after the other, looked
 * at in between.
 */
const moves = fc.array(
  fc.record({ to: fc.constantFrom(...WHO), addressFirst: fc.boolean(), looks: fc.nat(2) }),
  {
    minLength: 1,
    maxLength: 30,
  },
);

describe('isSteady', () => {
  it('believes no one under another’s address, and everybody under their own, in any order of changes', () => {
    fc.assert(
      fc.property(moves, (all) => {
        const document = parse(null, '');
        let [address, page] = ['ana', 'ana'];
        const look = () => {
          expect(nameMatchesAddress(document, 'conversation', address, [page], null)).toBe(
            address === page,
          );
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
    expect(nameMatchesAddress(document, 'person', 'ana', ['Ana'], null)).toBe(true);
    expect(nameMatchesAddress(document, 'conversation', '2-x', ['Ana'], null)).toBe(true);
    expect(nameMatchesAddress(document, 'person', 'bo', ['Ana'], null)).toBe(false);
    expect(nameMatchesAddress(parse(null, ''), 'person', 'bo', ['Ana'], null)).toBe(true);
  });

  it('takes a namesake whose name was drawn again', () => {
    const document = parse(null, '<h1>Ana</h1><h2>Ana</h2>');
    const [one, other] = [document.querySelector('h1'), document.querySelector('h2')];
    expect(nameMatchesAddress(document, 'person', 'ana', ['Ana'], one)).toBe(true);
    expect(nameMatchesAddress(document, 'person', 'ana-2', ['Ana'], one)).toBe(false);
    expect(nameMatchesAddress(document, 'person', 'ana-2', ['Ana'], other)).toBe(true);
  });

  it('gives up what was believed too early when the page has stood with another name for a while', () => {
    const document = parse(null, '<h1>Ana</h1>');
    const node = document.querySelector('h1');
    const look = (name: string, now: number) =>
      nameMatchesAddress(document, 'person', 'bo', [name], node, now);
    expect(look('Ana', 0)).toBe(true);
    expect(look('Bo', 1_000)).toBe(false);
    expect(isSettling(document, 'person', 'bo')).toBe(true);
    expect(look('Bo', 1_000 + SETTLED_MS - 1)).toBe(false);
    expect(look('Bo', 1_000 + SETTLED_MS)).toBe(true);
    expect(isSettling(document, 'person', 'bo')).toBe(false);
    expect(look('Ana', 9_000)).toBe(false);
  });

  it('begins to wait again when the name changes again, and never believes the name of before under a new address', () => {
    const document = parse(null, '<h1>Ana</h1>');
    const node = document.querySelector('h1');
    const look = (address: string, name: string, now: number) =>
      nameMatchesAddress(document, 'person', address, [name], node, now);
    expect(look('bo', 'Ana', 0)).toBe(true);
    expect(look('bo', 'Bo', 1_000)).toBe(false);
    expect(look('bo', 'Cy', 2_000)).toBe(false);
    expect(look('bo', 'Bo', 3_000)).toBe(false);
    expect(look('bo', 'Bo', 3_000 + SETTLED_MS)).toBe(true);
    expect(look('cy', 'Bo', 9_000)).toBe(false);
    expect(look('cy', 'Bo', 90_000)).toBe(false);
    expect(isSettling(document, 'person', 'cy')).toBe(false);
  });
});
