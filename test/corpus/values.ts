import type { Random } from '../crm/hubspot/seed/random';
import { hostilePayloads } from './hostile';

/** Families of values that a field of a CRM, a file or a page may hold. */
export const VALUE_FAMILIES = ['text', 'hostile', 'email', 'time', 'score', 'stage'] as const;
export type ValueFamily = (typeof VALUE_FAMILIES)[number];

export interface ValueCase {
  readonly family: ValueFamily;
  readonly name: string;
  readonly value: string;
}

const OWN_WORDS = [
  'me',
  'undefined',
  'null',
  'NaN',
  'true',
  '0',
  'MQL',
  'Relevo',
  'none',
  '[object Object]',
  'e:',
  'l:',
];

const TEXTS: Readonly<Record<string, string>> = {
  empty: '',
  blanks: ' \t \n ',
  'hard blanks': '\u00a0\u2003\u3000',
  'zero width': '\u200b\u200c\u200d\u2060\ufeff',
  '65,536 characters': 'x'.repeat(65_536),
  'a million characters': 'm '.repeat(500_000),
  'a million of four bytes': '𝔐'.repeat(250_000),
  'half a pair first': '\ud83d tail',
  'half a pair last': 'head \ud83d',
  'second half alone': '\udc00',
  'halves the wrong way': '\udc00\ud800',
  'NUL inside': 'a\u0000b',
  'all control characters': Array.from({ length: 32 }, (_, code) => String.fromCharCode(code)).join(
    '',
  ),
  'right-to-left override': 'invoice\u202Egnp.exe',
  'isolates left open': '\u2066\u2067\u2068 Ana',
  'Arabic and Latin': 'سارة Smith شركة 42',
  'Hebrew and digits': 'דנה 12-34 כהן',
  'two hundred marks': `Z${'\u0300\u0336\u0489'.repeat(67)}`,
  'emoji families': '👩‍👩‍👧‍👦👨🏿‍🚀🏳️‍🌈🇪🇸',
  'homoglyph domain': 'аpple.com раypal.com',
  'line separators': 'a\u2028b\u2029c',
  'new lines in a name': 'Ana\nLópez\r\nDirector',
  'composed and not': 'José \u004a\u006f\u0073\u0065\u0301',
  'Turkish i': 'İstanbul ısı',
  'ligature and ß': 'ﬁrst Straße ŒUVRE',
  'private use': '\ue000\uf8ff\u{10ffff}',
  'not a character': '\ufffe\uffff',
  'only a comma': ',',
  'only a quote': '"',
  ideographs: '山田太郎 株式会社',
  'one long word': 'Donaudampfschifffahrtsgesellschaft'.repeat(20),
  ampersands: '&&amp;&amp;amp;&#38;',
  JSON: '{"a":[1,2,{"b":null}]}',
};

const EMAILS = [
  'ana+tag@acme.example',
  'ana.lopez@acme.example',
  'ANA@ACME.EXAMPLE',
  ' ana@acme.example ',
  'ana@acme.example.',
  'ana@@acme.example',
  'ana@acme@example',
  '@acme.example',
  'ana@',
  'ana',
  '"ana lopez"@acme.example',
  '"ana\\"x"@acme.example',
  'ana@[127.0.0.1]',
  'ana@[IPv6:::1]',
  'ana@localhost',
  'ana@xn--mller-kva.example',
  'ana@müller.example',
  'añá@acme.example',
  '用户@例子.example',
  `${'a'.repeat(64)}@${'b'.repeat(63)}.${'c'.repeat(63)}.example`,
  `${'a'.repeat(400)}@acme.example`,
  'info@acme.example',
  'sales@acme.example',
  'no-reply@acme.example',
  'ana@acme.example;zoe@acme.example',
  'ana@acme.example,zoe@acme.example',
  'Ana <ana@acme.example>',
  'mailto:ana@acme.example',
  'ana@acme.example\n',
  'ana@acme.example\u0000',
  'ana\u200b@acme.example',
  'ana@acme..example',
  '.ana@acme.example',
  "o'brien@acme.example",
  'ana%40acme@acme.example',
  'e:ana@acme.example',
  '__proto__@acme.example',
  '*@acme.example',
  'ana@аcme.example',
  'nora.vidal@relevo-demo.example',
];

const TIMES = [
  '2026-11-23',
  '2026-11-23T10:00:00',
  '2026-11-23T10:00:00Z',
  '2026-11-23T10:00:00.123456789Z',
  '2026-11-23T10:00:00+25:00',
  '2026-10-25T02:30:00+02:00',
  '2026-03-29T02:30:00',
  '2016-12-31T23:59:60Z',
  '1763892000',
  '1763892000000',
  '1763892000000000',
  '-1',
  '0',
  '-62135596800000',
  '8640000000000000',
  '-8640000000000000',
  '8640000000000001',
  '253402300799999',
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59Z',
  '-000001-01-01T00:00:00Z',
  '+275760-09-13T00:00:00Z',
  '-271821-04-20T00:00:00Z',
  '2126-01-01T00:00:00Z',
  '2026-02-30',
  '2026-13-01',
  '11/23/2026',
  '23/11/2026',
  'yesterday',
  'Infinity',
  'NaN',
  '1e999',
  '1e12',
  '0x19b0',
];

const SCORES = [
  '87.5',
  '87,5',
  'N/A',
  '-1',
  '1e9',
  '1e999',
  '-0',
  '0',
  '100',
  '101',
  '0x1f',
  ' 42 ',
  '42%',
  'high',
  '١٢',
  '9007199254740993',
  'NaN',
  '.5',
  '5.',
  '1_000',
  'null',
  '--3',
  '0b11',
];

const STAGES = [
  'lead',
  'LEAD',
  'Lead',
  ' lead ',
  'leads',
  'marketingqualifiedlead',
  'MQL',
  'mql',
  'evangelist',
  'other',
  '153180554',
  'a stage that was removed',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'visitor',
  'null',
  'x'.repeat(300),
  'customer;lead',
  'lead\u0000',
];

/** Every value of the corpus but those of whole answers. */
export function valueCases(random: Random): ValueCase[] {
  const named = (family: ValueFamily, values: readonly string[]) =>
    values.map((value) => ({ family, name: JSON.stringify(value.slice(0, 40)), value }));
  const texts = Object.entries(TEXTS).map(
    ([name, value]): ValueCase => ({ family: 'text', name, value }),
  );
  const hostile = hostilePayloads(random).map(({ group, text }): ValueCase => {
    return {
      family: 'hostile',
      name: `${group} ${JSON.stringify(text.slice(0, 60))}`,
      value: text,
    };
  });
  return [
    ...texts,
    ...named('text', OWN_WORDS),
    ...hostile,
    ...named('email', EMAILS),
    ...named('time', TIMES),
    ...named('score', SCORES),
    ...named('stage', STAGES),
  ];
}
