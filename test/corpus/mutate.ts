import type { Random } from '../crm/hubspot/seed/random';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** One way to spoil an answer; `path` says where, empty for the answer as a whole. */
export interface Spoilt {
  readonly name: string;
  readonly path: readonly (string | number)[];
  /** Made when it is asked for: all of them at once would fill the memory. */
  body(): Uint8Array<ArrayBuffer>;
  /** Instead of the status that was recorded. */
  readonly status?: number | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

const encode = (text: string) => new TextEncoder().encode(text);

/**
 * What may stand in the place of a value. Every mutation is one of these or leaves the value out.
 */
function strangers(value: Json, random: Random): [string, Json][] {
  const other: [string, Json] = Array.isArray(value)
    ? ['an object for an array', { ...value }]
    : typeof value === 'object' && value !== null
      ? ['an array for an object', Object.values(value)]
      : typeof value === 'string'
        ? ['a number for text', Number.parseFloat(value) || 7]
        : ['text for another type', String(value)];
  const empty: Json = Array.isArray(value)
    ? []
    : typeof value === 'object' && value !== null
      ? {}
      : '';
  const odd: [string, Json][] = [
    ['true', true],
    ['an array around it', [value]],
    ['an object around it', { value }],
    ['beyond whole numbers', 2 ** 53],
    ['below zero', -1],
    ['a long text', 'y'.repeat(70_000)],
    ['a key of every object', '__proto__'],
    ['half a pair', '\ud800'],
    ['an unsafe path', '../..'],
  ];
  return [
    ['null', null],
    other,
    ['nothing in it', empty],
    ...odd.filter(() => random.chance(2 / 3)),
  ];
}

/**
 * Every path in an answer; of lists the first member alone, so that the others are its unspoilt
 * neighbours.
 */
function paths(
  value: Json,
  at: readonly (string | number)[] = [],
): (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [at];
  const inner = Array.isArray(value)
    ? value.slice(0, 1).flatMap((member) => paths(member, [...at, 0]))
    : Object.entries(value).flatMap(([key, member]) => paths(member, [...at, key]));
  return at.length === 0 ? inner : [at, ...inner];
}

function valueAt(root: Json, path: readonly (string | number)[]): Json {
  return path.reduce<Json>((value, key) => (value as Record<string, Json>)[key] ?? null, root);
}

/** A copy with the value at a path replaced, or left out when undefined. */
function replaced(root: Json, path: readonly (string | number)[], value: Json | undefined): Json {
  const copy = structuredClone(root);
  const parent = valueAt(copy, path.slice(0, -1)) as Record<string, Json>;
  const key = path.at(-1) ?? '';
  if (value !== undefined) parent[key] = value;
  else if (Array.isArray(parent)) parent.splice(Number(key), 1);
  else delete parent[key];
  return copy;
}

/**
 * Each field of an answer left out, null, of another type, empty, and strange in most of nine ways.
 */
export function spoiltFields(text: string, random: Random): Spoilt[] {
  const root = JSON.parse(text) as Json;
  return paths(root).flatMap((path) => {
    const made: [string, Json | undefined][] = [
      ['left out', undefined],
      ...strangers(valueAt(root, path), random),
    ];
    return made.map(([name, value]) => ({
      name: `${path.join('.')}: ${name}`,
      path,
      body: () => encode(JSON.stringify(replaced(root, path, value))),
    }));
  });
}

const DEEP = 10_000;

type Whole = readonly [string, () => Uint8Array<ArrayBuffer>];

/**
 * An answer spoilt as a whole: cut, wrongly written, wrapped, with something before, behind or
 * inside.
 */
export function spoiltWholes(text: string): Spoilt[] {
  const bytes = encode(text);
  const cuts = Array.from(
    { length: 15 },
    (_, part): Whole => [
      `cut after ${part + 1}/16`,
      () => bytes.slice(0, Math.floor((bytes.length * (part + 1)) / 16)),
    ],
  );
  const utf16 = (little: boolean) => {
    const wide = new DataView(new ArrayBuffer((text.length + 1) * 2));
    for (const [index, unit] of [
      0xfeff,
      ...Array.from(text, (_, at) => text.charCodeAt(at)),
    ].entries()) {
      if (index < text.length + 1) wide.setUint16(index * 2, unit, little);
    }
    return new Uint8Array(wide.buffer);
  };
  const middle = Math.floor(bytes.length / 2);
  const broken = (...odd: number[]) =>
    new Uint8Array([...bytes.slice(0, middle), ...odd, ...bytes.slice(middle)]);
  const into = (inner: string) => text.replace('{', () => `{${inner},`);
  const texts: Readonly<Record<string, () => string>> = {
    empty: () => '',
    blank: () => ' \n',
    null: () => 'null',
    false: () => 'false',
    'a number': () => '0',
    'a text': () => '"results"',
    'an empty object': () => '{}',
    'an empty array': () => '[]',
    'an array around it': () => `[${text}]`,
    'JSON in JSON': () => JSON.stringify(text),
    'in a callback': () => `callback(${text})`,
    'behind a guard': () => `)]}',\n${text}`,
    'a byte-order mark': () => `\ufeff${text}`,
    'HTML behind it': () => `${text}<script src="//evil.example/a.js"></script>`,
    'HTML before it': () => `<!doctype html><title>Sign in</title>${text}`,
    twice: () => text + text,
    'a comma too many': () => text.replace(/\}$/, ',}'),
    'single quotes': () => text.replaceAll('"', "'"),
    'NaN for every number': () => text.replace(/:\d[\d.]*/g, ':NaN'),
    '1e999 for every number': () => text.replace(/:\d[\d.]*/g, ':1e999'),
    'a number beyond whole numbers': () => text.replace(/"id":"\d+"/g, '"id":9007199254740993'),
    'every key twice, the first wrong': () => text.replace(/"(\w+)":/g, '"$1":{"no":[]},"$1":'),
    'results twice, the last null': () => text.replace(/\}$/, ',"results":null}'),
    'results twice, the last empty': () => text.replace(/\}$/, ',"results":[]}'),
    __proto__: () => into('"__proto__":{"polluted":1,"results":[],"id":"1"}'),
    constructor: () =>
      into('"constructor":{"prototype":{"polluted":1}},"toString":1,"hasOwnProperty":1'),
    '__proto__ in every object': () =>
      text.replaceAll('{', '{"__proto__":{"polluted":1},').replaceAll(',}', '}'),
    'deep arrays beside it': () => into(`"deep":${'['.repeat(DEEP)}${']'.repeat(DEEP)}`),
    'deep objects beside it': () => into(`"deep":${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`),
    'deep arrays alone': () => '['.repeat(DEEP) + ']'.repeat(DEEP),
    'a deep first result': () =>
      text.replace('[{', () => `[${'['.repeat(DEEP)}${']'.repeat(DEEP)},{`),
    'a text of a million beside it': () => into(`"long":"${'z'.repeat(1_000_000)}"`),
    'six million blanks behind it': () => text + ' '.repeat(6_000_000),
    'a NUL behind it': () => `${text}\u0000`,
  };
  return [
    ...cuts,
    ...Object.entries(texts).map(([name, each]): Whole => [name, () => encode(each())]),
    ['UTF-16, little end first', () => utf16(true)] as const,
    ['UTF-16, big end first', () => utf16(false)] as const,
    ['bytes that are no UTF-8', () => broken(0xff, 0xfe, 0xc0)] as const,
    ['half a character', () => broken(0xe2, 0x82)] as const,
    ['an overlong slash', () => broken(0xc0, 0xaf)] as const,
    ['squeezed', () => new Uint8Array([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3])] as const,
  ].map(([name, body]) => ({ name, path: [], body }));
}

const STATUSES = [
  207, 400, 401, 402, 403, 404, 405, 409, 410, 412, 413, 423, 429, 451, 477, 500, 502, 503, 504,
  599,
];
const WORDS: readonly unknown[] = [
  { message: '<img src=x onerror=alert(1)>', category: 'RATE_LIMITS', policyName: 'constructor' },
  { message: { nested: true }, policyName: '__proto__' },
  { message: 'x'.repeat(100_000), policyName: 'toString' },
  ['message'],
  null,
];
const WAITS = [
  '',
  '-5',
  '1e9',
  'soon',
  '99999999999999999999',
  'Thu, 01 Jan 1970 00:00:00 GMT',
  'NaN',
];

/** Refusals with words of every shape, and with every kind of wish to wait. */
export function spoiltRefusals(random: Random): Spoilt[] {
  return STATUSES.flatMap((status) =>
    WORDS.map((words, index) => ({
      name: `status ${status} with words ${index}`,
      path: [],
      body: () => encode(JSON.stringify(words)),
      status,
      headers: { 'retry-after': random.pick(WAITS) },
    })),
  );
}
