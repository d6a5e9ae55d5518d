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
import type { Localized } from '../base/text';
import { canonicalAgreement } from './canonical';
import { AGREEMENT_SHAPE, type CellUnit, type Shape } from './shape';

/** A value of the agreement in a form that a page can show without knowing its path. */
export type ShownValue =
  | { readonly as: 'text'; readonly text: string }
  | { readonly as: 'both'; readonly text: Localized }
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
  readonly label: Localized | null;
  /** Null for an added value, and for a value that was not set. */
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
  label: Localized | null,
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
  label: Localized | null,
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
  label: Localized | null,
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
  const parts: (readonly [string, string | number | null])[] = [];
  for (const [name, part] of Object.entries(treeOf(value))) {
    if (part === null || isPlain(part)) parts.push([name, part]);
    else return { as: 'whole', json: JSON.stringify(value) };
  }
  return parts.length > 0 ? { as: 'parts', parts } : { as: 'whole', json: JSON.stringify(value) };
}

function isPlain(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

function labelOf(entry: Tree): Localized | null {
  return localizedOf(fieldOf(entry, 'label'));
}

function localizedOf(value: unknown): Localized | null {
  const { en, es, ...rest } = treeOf(value);
  return typeof en === 'string' && typeof es === 'string' && Object.keys(rest).length === 0
    ? { en, es }
    : null;
}
