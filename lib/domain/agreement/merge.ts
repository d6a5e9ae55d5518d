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
import { canonicalAgreement } from './canonical';
import { diffAgreements, type ShownValue, showValue } from './diff';
import { type AgreementProblem, readAgreement } from './schema';
import { AGREEMENT_SHAPE, type CellUnit, type Shape } from './shape';
import { validSignatures } from './sign';

/** A value that both sides changed differently. Null on a side without a value. */
export interface AgreementConflict {
  readonly path: readonly string[];
  readonly unit: CellUnit;
  readonly base: ShownValue | null;
  readonly mine: ShownValue | null;
  readonly theirs: ShownValue | null;
}

/** Which side to use for a conflict, by its path (see `conflictKey`). */
export type MergeChoices = Readonly<Record<string, 'mine' | 'theirs'>>;

export type AgreementMerge =
  | { readonly kind: 'merged'; readonly agreement: Agreement }
  /** The conflicts without a choice: all values that both sides changed differently. */
  | { readonly kind: 'conflict'; readonly conflicts: readonly AgreementConflict[] }
  /** The merged values break a rule of the whole document, such as the number of entries. */
  | { readonly kind: 'impossible'; readonly problems: readonly AgreementProblem[] };

/** Returns the key of a conflict in `MergeChoices`. */
export function conflictKey(path: readonly string[]): string {
  return JSON.stringify(path);
}

/**
 * Merges two edits of one version (three-way merge). A change of one side is taken, and so is an
 * equal change of both; everything else is a conflict, shown with both values. The result has the
 * higher version number; signatures are kept only if it equals the content that was signed.
 * @param base the version that both started from
 * @param choices for conflicts that the user has decided
 */
export function mergeAgreements(
  base: Agreement,
  mine: Agreement,
  theirs: Agreement,
  choices: MergeChoices = {},
): AgreementMerge {
  const merge = createMerge(choices);
  const [b, m, t] = [base, mine, theirs].map((each) => asTree(canonicalAgreement(each)));
  const merged = merge.shape(AGREEMENT_SHAPE, [], b, m, t);
  if (merge.conflicts.length > 0) return { kind: 'conflict', conflicts: merge.conflicts };
  const version = versionOf(base.version, mine.version, theirs.version);
  const format = Math.max(base.format, mine.format, theirs.format);
  const read = readAgreement({ ...treeOf(merged), format, version, signed: [] });
  if (!read.ok) return { kind: 'impossible', problems: read.problems };
  // What says the same as one side is that side, in its format: its signatures were given for it.
  const same = [theirs, mine].find((side) => diffAgreements(side, read.agreement).length === 0);
  const agreement = { ...read.agreement, format: same?.format ?? read.agreement.format };
  const signed = validSignatures({ ...agreement, signed: [...mine.signed, ...theirs.signed] });
  return { kind: 'merged', agreement: { ...agreement, signed } };
}

function versionOf(base: number, mine: number, theirs: number): number {
  if (mine === base) return theirs;
  return theirs === base ? mine : Math.max(mine, theirs);
}

interface Merge {
  readonly conflicts: AgreementConflict[];
  shape(
    shape: Shape,
    path: readonly string[],
    base: unknown,
    mine: unknown,
    theirs: unknown,
  ): unknown;
}

function createMerge(choices: MergeChoices): Merge {
  const conflicts: AgreementConflict[] = [];

  function cell(
    path: readonly string[],
    unit: CellUnit,
    base: unknown,
    mine: unknown,
    theirs: unknown,
  ): unknown {
    if (sameJson(mine, theirs) || sameJson(theirs, base)) return mine;
    if (sameJson(mine, base)) return theirs;
    const key = conflictKey(path);
    const choice = Object.hasOwn(choices, key) ? choices[key] : undefined;
    if (choice !== undefined) return choice === 'mine' ? mine : theirs;
    conflicts.push({
      path,
      unit,
      base: showValue(base),
      mine: showValue(mine),
      theirs: showValue(theirs),
    });
    return mine;
  }

  function fields(
    own: Extract<Shape, { kind: 'fields' }>,
    path: readonly string[],
    base: Tree,
    mine: Tree,
    theirs: Tree,
  ): Tree {
    const merged: [string, unknown][] = Object.entries(own.fields).map(([name, field]) => [
      name,
      shape(
        field,
        [...path, name],
        fieldOf(base, name),
        fieldOf(mine, name),
        fieldOf(theirs, name),
      ),
    ]);
    for (const { name, fields: names, unit } of own.together) {
      const [b, m, t] = [base, mine, theirs].map((tree) => pick(tree, names));
      merged.push(...Object.entries(treeOf(cell([...path, name], unit, b, m, t))));
    }
    return Object.fromEntries(merged);
  }

  function entries(
    own: Extract<Shape, { kind: 'entries' }>,
    path: readonly string[],
    base: unknown,
    mine: unknown,
    theirs: unknown,
  ): Tree[] {
    const [b, m, t] = [byKey(base, own.key), byKey(mine, own.key), byKey(theirs, own.key)];
    const merged = new Map<string, Tree>();
    for (const id of new Set([...b.keys(), ...m.keys(), ...t.keys()])) {
      const at = [...path, id];
      const [old, one, other] = [b.get(id), m.get(id), t.get(id)];
      // If one side removed an entry, its fields cannot be merged: the whole entry is kept or
      // removed.
      const entry =
        one !== undefined && other !== undefined
          ? { ...fields(own.entry, at, old ?? {}, one, other), [own.key]: id }
          : cell(at, 'entry', old, one, other);
      if (entry !== undefined) merged.set(id, treeOf(entry));
    }
    const order = orderOf(path, [...merged.keys()], [[...b.keys()], [...m.keys()], [...t.keys()]]);
    return order.map((id) => merged.get(id) ?? {});
  }

  /**
   * Returns the order of entries: that of the side which changed it. An entry that only one side
   * added keeps its position.
   */
  function orderOf(
    path: readonly string[],
    kept: readonly string[],
    sides: readonly (readonly string[])[],
  ): string[] {
    const [b = [], m = [], t = []] = sides.map((ids) => ids.filter((id) => kept.includes(id)));
    const shared = kept.filter((id) => m.includes(id) && t.includes(id) && b.includes(id));
    const common = [b, m, t].map((ids) => ids.filter((id) => shared.includes(id)));
    const order = listOf(cell(path, 'order', common[0], common[1], common[2])).map(String);
    const whole = [m, t].filter((ids) =>
      sameJson(
        ids.filter((id) => shared.includes(id)),
        order,
      ),
    );
    const complete = whole.find((ids) => ids.length === kept.length);
    if (complete !== undefined) return [...complete];
    // Both sides added entries: the shared ones come first in their order, then the new ones by id,
    // so that the result does not depend on the side.
    return [...order, ...kept.filter((id) => !shared.includes(id)).sort()];
  }

  function set(
    base: readonly unknown[],
    mine: readonly unknown[],
    theirs: readonly unknown[],
  ): unknown[] {
    // A value is present or not: two sides that both differ from the base have the same change.
    return [...new Set([...base, ...mine, ...theirs])].filter((value) =>
      base.includes(value) ? mine.includes(value) && theirs.includes(value) : true,
    );
  }

  function shape(
    own: Shape,
    path: readonly string[],
    base: unknown,
    mine: unknown,
    theirs: unknown,
  ): unknown {
    switch (own.kind) {
      case 'cell':
        return cell(path, own.unit, base, mine, theirs);
      case 'fields':
        return fields(own, path, treeOf(base), treeOf(mine), treeOf(theirs));
      case 'entries':
        return entries(own, path, base, mine, theirs);
      case 'set':
        return set(listOf(base), listOf(mine), listOf(theirs));
    }
  }

  return { conflicts, shape };
}
