import type { Agreement } from '../base/agreement-model';
import { asTree, byKey, fieldOf, listOf, pick, type Tree, treeOf } from '../base/json-tree';
import { canonicalAgreement } from './canonical';
import { type ParsedAgreement, readAgreement } from './schema';
import { AGREEMENT_SHAPE, type Shape } from './shape';

/**
 * Returns the edit without one of its changes: at the path of a change of `diffAgreements(base,
 * edited)`, the value of the base is restored. If the result breaks a rule, such as parts that must
 * add up, the parsed result says so.
 */
export function revertChange(
  base: Agreement,
  edited: Agreement,
  path: readonly string[],
): ParsedAgreement {
  const [was, is] = [asTree(canonicalAgreement(base)), asTree(canonicalAgreement(edited))];
  const format = Math.max(base.format, edited.format);
  return readAgreement({ ...is, ...treeOf(inShape(AGREEMENT_SHAPE, path, was, is)), format });
}

function inShape(shape: Shape, path: readonly string[], was: unknown, is: unknown): unknown {
  switch (shape.kind) {
    case 'cell':
      return was;
    case 'fields':
      return inFields(shape, path, treeOf(was), treeOf(is));
    case 'entries':
      return inEntries(shape, path, was, is);
    case 'set':
      return inSet(path[0], listOf(was), listOf(is));
  }
}

function inFields(
  shape: Extract<Shape, { kind: 'fields' }>,
  [name = '', ...rest]: readonly string[],
  was: Tree,
  is: Tree,
): Tree {
  const joined = shape.together.find((each) => each.name === name);
  if (joined !== undefined) return { ...is, ...pick(was, joined.fields) };
  const field = shape.fields[name];
  if (field === undefined) return is;
  return { ...is, [name]: inShape(field, rest, fieldOf(was, name), fieldOf(is, name)) };
}

function inEntries(
  shape: Extract<Shape, { kind: 'entries' }>,
  [id, ...rest]: readonly string[],
  was: unknown,
  is: unknown,
): unknown[] {
  const [old, now] = [byKey(was, shape.key), byKey(is, shape.key)];
  if (id === undefined) return inOldOrder([...old.keys()], now);
  const [before, after] = [old.get(id), now.get(id)];
  if (before === undefined) return [...now].flatMap(([key, entry]) => (key === id ? [] : [entry]));
  if (after === undefined) return putBack([...old.keys()], now, id, before);
  return [...now].map(([key, entry]) =>
    key === id ? inFields(shape.entry, rest, before, entry) : entry,
  );
}

/** Puts the entries that both have back into the old order; new entries keep their positions. */
function inOldOrder(order: readonly string[], now: ReadonlyMap<string, Tree>): Tree[] {
  const kept = order.filter((id) => now.has(id)).values();
  return [...now].map(([id, entry]) =>
    order.includes(id) ? (now.get(kept.next().value ?? id) ?? entry) : entry,
  );
}

/** Inserts a removed entry after the nearest entry that preceded it. */
function putBack(
  order: readonly string[],
  now: ReadonlyMap<string, Tree>,
  id: string,
  entry: Tree,
): Tree[] {
  const before = order.slice(0, order.indexOf(id)).findLast((each) => now.has(each));
  const entries = [...now];
  const at = before === undefined ? 0 : entries.findIndex(([key]) => key === before) + 1;
  return entries.map(([, each]) => each).toSpliced(at, 0, entry);
}

function inSet(
  value: string | undefined,
  was: readonly unknown[],
  is: readonly unknown[],
): unknown[] {
  const here = was.filter((each) => String(each) === value);
  return here.length > 0 ? [...is, ...here] : is.filter((each) => String(each) !== value);
}
