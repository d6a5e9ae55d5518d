import type { Agreement } from '../base/agreement-model';
import {
  asTree,
  byKey,
  fieldOf,
  listOf,
  pick,
  sameJson,
  type Tree,
  treeOf,
} from '../base/json-tree';
import type { LocalText } from '../base/text';
import { canonicalAgreement } from './canonical';
import { AGREEMENT_SHAPE, type CellUnit, type Shape } from './shape';

/** The tag of a language, which no field of the document is named like. */
const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/;

/** A value of the agreement in a form that a page can show without knowing where it stands. */
export type ShownValue =
  | { readonly as: 'text'; readonly text: string }
  | { readonly as: 'both'; readonly text: LocalText }
  | { readonly as: 'number'; readonly number: number }
  | { readonly as: 'list'; readonly items: readonly (string | number)[] }
  /**
   * Several values that belong together, by name: the maximum of each part of the score, from and
   * to.
   */
  | {
      readonly as: 'parts';
      readonly parts: readonly (readonly [name: string, value: string | number | null])[];
    }
  /** Any larger value, such as a whole entry, as JSON. */
  | { readonly as: 'whole'; readonly json: string };

/** One difference between two versions. */
export interface AgreementChange {
  /**
   * Path of the value: names of fields, and ids of entries in lists (`['score', 'fit', 'decides',
   * 'points']`).
   */
  readonly path: readonly string[];
  readonly kind: 'added' | 'removed' | 'changed';
  readonly unit: CellUnit;
  /**
   * Label of the list entry that the value belongs to, preferably the new one; null if it has none.
   */
  readonly label: LocalText | null;
  /** Null for what was added, and for a value that is not set. */
  readonly before: ShownValue | null;
  /** Null for a removed value, and for a value that is not set. */
  readonly after: ShownValue | null;
}

/**
 * Returns the differences between two versions, in the order of the document. Entries are compared
 * by id, not by position; a changed order is a separate change. Signatures, version and format are
 * not compared.
 */
export function diffAgreements(before: Agreement, after: Agreement): AgreementChange[] {
  return inShape(
    AGREEMENT_SHAPE,
    [],
    asTree(canonicalAgreement(before)),
    asTree(canonicalAgreement(after)),
    null,
  );
}

function inShape(
  shape: Shape,
  path: readonly string[],
  before: unknown,
  after: unknown,
  label: LocalText | null,
): AgreementChange[] {
  switch (shape.kind) {
    case 'cell':
      return sameJson(before, after)
        ? []
        : [change(path, 'changed', shape.unit, label, before, after)];
    case 'fields':
      return inFields(shape, path, treeOf(before), treeOf(after), label);
    case 'entries':
      return inEntries(shape, path, before, after);
    case 'set':
      return inSet(shape.unit, path, listOf(before), listOf(after));
  }
}

function inFields(
  shape: Extract<Shape, { kind: 'fields' }>,
  path: readonly string[],
  before: Tree,
  after: Tree,
  label: LocalText | null,
): AgreementChange[] {
  const own = Object.entries(shape.fields).flatMap(([name, field]) =>
    inShape(field, [...path, name], fieldOf(before, name), fieldOf(after, name), label),
  );
  const joined = shape.together.flatMap(({ name, fields, unit }) =>
    inShape(
      { kind: 'cell', unit },
      [...path, name],
      pick(before, fields),
      pick(after, fields),
      label,
    ),
  );
  return [...own, ...joined];
}

function inEntries(
  shape: Extract<Shape, { kind: 'entries' }>,
  path: readonly string[],
  before: unknown,
  after: unknown,
): AgreementChange[] {
  const [old, fresh] = [byKey(before, shape.key), byKey(after, shape.key)];
  const changes: AgreementChange[] = [];
  for (const [id, entry] of old) {
    const now = fresh.get(id);
    const at = [...path, id];
    if (now === undefined)
      changes.push(change(at, 'removed', 'entry', labelOf(entry), entry, undefined));
    else changes.push(...inFields(shape.entry, at, entry, now, labelOf(now) ?? labelOf(entry)));
  }
  for (const [id, entry] of fresh) {
    if (!old.has(id))
      changes.push(change([...path, id], 'added', 'entry', labelOf(entry), undefined, entry));
  }
  const kept = [...old.keys()].filter((id) => fresh.has(id));
  const turned = [...fresh.keys()].filter((id) => old.has(id));
  if (!sameJson(kept, turned)) changes.push(change(path, 'changed', 'order', null, kept, turned));
  return changes;
}

function inSet(
  unit: CellUnit,
  path: readonly string[],
  before: readonly unknown[],
  after: readonly unknown[],
): AgreementChange[] {
  return [
    ...before
      .filter((value) => !after.includes(value))
      .map((value) => change([...path, String(value)], 'removed', unit, null, value, undefined)),
    ...after
      .filter((value) => !before.includes(value))
      .map((value) => change([...path, String(value)], 'added', unit, null, undefined, value)),
  ];
}

function change(
  path: readonly string[],
  kind: AgreementChange['kind'],
  unit: CellUnit,
  label: LocalText | null,
  before: unknown,
  after: unknown,
): AgreementChange {
  return { path, kind, unit, label, before: showValue(before), after: showValue(after) };
}

/** Returns a JSON value in a form that a page can show; null for null and undefined. */
export function showValue(value: unknown): ShownValue | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return { as: 'text', text: value };
  if (typeof value === 'number') return { as: 'number', number: value };
  if (Array.isArray(value) && value.every(isPlain)) return { as: 'list', items: value };
  const text = localizedOf(value);
  if (text !== null) return { as: 'both', text };
  const parts = partsOf(treeOf(value), '');
  return parts !== null && parts.length > 0
    ? { as: 'parts', parts }
    : { as: 'whole', json: JSON.stringify(value) };
}

/** Values by name, those of an inner object as `outer.inner`; null where one is anything larger. */
function partsOf(tree: Tree, outer: string): (readonly [string, string | number | null])[] | null {
  const parts: (readonly [string, string | number | null])[] = [];
  for (const [name, part] of Object.entries(tree)) {
    if (part === undefined) continue;
    const isOuter = outer === '' && !Array.isArray(part) && localizedOf(part) === null;
    const inner = part === null || isPlain(part) || !isOuter ? null : partsOf(treeOf(part), name);
    if (part === null || isPlain(part)) parts.push([`${outer}${outer && '.'}${name}`, part]);
    else if (inner === null) return null;
    else parts.push(...inner);
  }
  return parts;
}

function isPlain(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

function labelOf(entry: Tree): LocalText | null {
  return localizedOf(fieldOf(entry, 'label'));
}

function localizedOf(value: unknown): LocalText | null {
  const entries = Object.entries(treeOf(value));
  const isText = entries.every(([tag, each]) => LANGUAGE.test(tag) && typeof each === 'string');
  return entries.length > 0 && isText ? Object.fromEntries(entries) : null;
}
