/**
 * JSON as another program reads it: by the grammar of RFC 8259 alone, with none of the engine's own
 * parser.
 */
export type Tree = null | boolean | number | string | readonly Tree[] | ReadonlyMap<string, Tree>;

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** @throws Error for anything that is no JSON, and for a key that stands twice in one object */
export function readJson(text: string): Tree {
  let at = 0;
  const fail = (what: string): never => {
    throw new Error(`${what} at ${at}: ${text.slice(at, at + 20)}`);
  };
  const blank = () => {
    while (' \t\n\r'.includes(text.charAt(at)) && at < text.length) at++;
  };
  const take = (token: string) => {
    if (!text.startsWith(token, at)) fail(`no ${token}`);
    at += token.length;
  };
  const string = (): string => {
    take('"');
    let read = '';
    for (;;) {
      const unit = text.charAt(at++);
      if (unit === '"') return read;
      if (unit === '' || unit < ' ') fail('an open string');
      read += unit === '\\' ? unescaped() : unit;
    }
  };
  const unescaped = (): string => {
    const name = text.charAt(at++);
    if (name !== 'u')
      return Object.hasOwn(ESCAPES, name) ? (ESCAPES[name] ?? '') : fail('an unknown escape');
    const digits = text.slice(at, at + 4);
    if (!/^[0-9a-fA-F]{4}$/.test(digits)) fail('half an escape');
    at += 4;
    return String.fromCharCode(Number.parseInt(digits, 16));
  };
  const list = (end: string, member: () => void) => {
    at++;
    blank();
    if (text.charAt(at) === end) return void at++;
    for (;;) {
      blank();
      member();
      blank();
      if (text.charAt(at) === end) return void at++;
      take(',');
    }
  };
  const value = (): Tree => {
    blank();
    const first = text.charAt(at);
    if (first === '"') return string();
    if (first === '[') {
      const members: Tree[] = [];
      list(']', () => members.push(value()));
      return members;
    }
    if (first === '{') {
      const members = new Map<string, Tree>();
      list('}', () => {
        const key = string();
        if (members.has(key)) fail(`${key} stands twice`);
        blank();
        take(':');
        members.set(key, value());
      });
      return members;
    }
    for (const [word, meaning] of [
      ['null', null],
      ['true', true],
      ['false', false],
    ] as const) {
      if (!text.startsWith(word, at)) continue;
      at += word.length;
      return meaning;
    }
    const number =
      /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/.exec(text.slice(at, at + 40))?.[0] ??
      fail('no value');
    at += number.length;
    return Number(number);
  };
  const read = value();
  blank();
  return at === text.length ? read : fail('something behind the end');
}

/** Every place at which two trees differ, keys and lengths too, as paths joined by points. */
export function differences(a: Tree, b: Tree, path = ''): string[] {
  if (Array.isArray(a) && Array.isArray(b)) {
    if (a.length !== b.length) return [`${path} has ${a.length} and ${b.length}`];
    return a.flatMap((member: Tree, index) =>
      differences(member, b[index] ?? null, `${path}.${index}`),
    );
  }
  if (a instanceof Map && b instanceof Map) {
    const keys = [...a.keys()].join();
    if (keys !== [...b.keys()].join()) return [`${path} has ${keys} and ${[...b.keys()].join()}`];
    return [...a].flatMap(([key, member]) =>
      differences(member, b.get(key) ?? null, `${path}.${key}`),
    );
  }
  return Object.is(a, b) ? [] : [path];
}

/** The value at a path of `differences`; undefined where there is none. */
export function at(tree: Tree, path: string): Tree | undefined {
  return path
    .split('.')
    .slice(1)
    .reduce<Tree | undefined>(
      (inner, key) =>
        Array.isArray(inner)
          ? (inner as readonly Tree[])[Number(key)]
          : inner instanceof Map
            ? (inner as ReadonlyMap<string, Tree>).get(key)
            : undefined,
      tree,
    );
}
