/** A JSON object as it is found: nothing is known of its fields. */
export type Tree = Readonly<Record<string, unknown>>;

/** A copy of a value as JSON has it, so that it can be walked without its types. */
export function asTree(value: object): Tree {
  return treeOf(JSON.parse(JSON.stringify(value)));
}

/** The value as an object; one without fields where it is none. */
export function treeOf(value: unknown): Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A field that is its own, `undefined` where there is none. */
export function fieldOf(tree: Tree, name: string): unknown {
  return Object.hasOwn(tree, name) ? tree[name] : undefined;
}

/** Whether two JSON values are the same, whatever the order of their keys. */
export function sameJson(a: unknown, b: unknown): boolean {
  return a === b || (a !== undefined && b !== undefined && stableJson(a) === stableJson(b));
}

/** The entries of a list by their key, in order. */
export function byKey(list: unknown, key: string): Map<string, Tree> {
  return new Map(
    listOf(list).map((each) => {
      const tree = treeOf(each);
      return [String(fieldOf(tree, key)), tree];
    }),
  );
}

/** Some fields of an object as one. */
export function pick(tree: Tree, names: readonly string[]): Tree {
  return Object.fromEntries(names.map((name) => [name, fieldOf(tree, name)]));
}

/** JSON text with the keys of every object sorted. Takes JSON values only. */
export function stableJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stableJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${stableJson(inner)}`).join(',')}}`;
}
