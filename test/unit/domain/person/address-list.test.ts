import { describe, expect, it } from 'vitest';
import { isListed, readEntry, readList } from '../../../../lib/domain/person/address-list';

describe('a list of addresses and domains', () => {
  it.each([
    ['ana@acme.com', ['ana@acme.com'], true],
    ['ana@acme.com', ['bo@acme.com'], false],
    ['ana@acme.com', ['acme.com'], true],
    ['ana@mail.acme.com', ['acme.com'], true],
    ['ana@notacme.com', ['acme.com'], false],
    ['ana@acme.com', ['mail.acme.com'], false],
    ['ana@acme.com.evil.example', ['acme.com'], false],
    ['acme.com@evil.example', ['acme.com'], false],
    ['', ['acme.com'], false],
    ['ana@acme.com', [], false],
  ])('%s in %j: %s', (email, entries, is) => {
    expect(isListed(email, entries)).toBe(is);
  });

  it('is read in whatever form people write one, and says what it could not read', () => {
    expect(
      readList(' ANA@Acme.com, @Beta.com;\n gamma.example.\n\nana@acme.com bücher.example'),
    ).toEqual({
      entries: ['ana@acme.com', 'beta.com', 'gamma.example', 'xn--bcher-kva.example'],
      bad: [],
    });
    const bad = ['com', 'a b@', '*.acme.com', 'https://acme.com', 'ana@', '-', '[object', 'null'];
    for (const text of ['com', '*.acme.com', 'https://acme.com', 'ana@', '-', ''])
      expect(readEntry(text), text).toBeNull();
    expect(readList(bad.slice(0, 1)).bad).toEqual(['com']);
    expect(readList([null, {}, ['acme.com'], 7]).entries).toEqual(['acme.com']);
  });
});
