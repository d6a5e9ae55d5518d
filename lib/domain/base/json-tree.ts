/** A JSON object whose fields are not known. */
export type Tree = Readonly<Record<string, unknown>>;

/** Returns a copy of a value as plain JSON, without its type. */
export function asTree(value: object): Tree {
  return treeOf(JSON.parse(JSON.stringify(value)));
}

/** Returns a value as an object; an empty one if it is not an object. */
export function treeOf(value: unknown): Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Returns an own field, `undefined` if there is none. */
export function fieldOf(tree: Tree, name: string): unknown {
  return Object.hasOwn(tree, name) ? tree[name] : undefined;
}

/** Whether two JSON values are equal, ignoring the order of their keys. */
export function sameJson(a: unknown, b: unknown): boolean {
  return a === b || (a !== undefined && b !== undefined && stableJson(a) === stableJson(b));
}

/** Returns the entries of a list by their key, in order. */
export function byKey(list: unknown, key: string): Map<string, Tree> {
  return new Map(
    listOf(list).map((each) => {
      const tree = treeOf(each);
      return [String(fieldOf(tree, key)), tree];
    }),
  );
}

/** Returns an object with some of the fields. */
export function pick(tree: Tree, names: readonly string[]): Tree {
  return Object.fromEntries(names.map((name) => [name, fieldOf(tree, name)]));
}

/** Returns JSON text with sorted keys in every object. Accepts JSON values only. */
export function stableJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stableJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${stableJson(inner)}`).join(',')}}`;
}
