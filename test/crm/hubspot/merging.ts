import type { Act } from './act';
import { moveStage } from './lifecycle';
import type { StoredObject, Values } from './types';
import type { World } from './world';
import { apply, save } from './writing';

/** Merges one contact into another: the old id answers with the survivor from now on. */
export function mergeContacts(
  world: World,
  survivor: StoredObject,
  other: StoredObject,
  act: Act,
): StoredObject {
  const now = world.now();
  const { email, ...rest } = other.values;
  const order = world.book.stageOrder();
  const theirs = rest.lifecyclestage ?? '';
  const stage = moveStage(
    survivor.values,
    theirs || (survivor.values.lifecyclestage ?? ''),
    order,
    now,
  );
  const missing = Object.fromEntries(
    Object.entries(rest).filter(([name]) => survivor.values[name] === undefined),
  );
  const addresses = [survivor.values.hs_additional_emails, email, rest.hs_additional_emails].filter(
    Boolean,
  );
  const merged = [
    survivor.values.hs_calculated_merged_vids,
    `${other.id}:${now}`,
    rest.hs_calculated_merged_vids,
  ];
  const changes: Values = {
    ...missing,
    ...stage,
    hs_additional_emails: addresses.join(';'),
    hs_calculated_merged_vids: merged.filter(Boolean).join(';'),
  };
  apply(world, survivor, changes, { ...act, source: { sourceType: 'MERGE_CONTACTS' } });
  save(world, { ...other, archivedAt: now }, act);
  world.store.markMerged(other.id, survivor.id);
  world.store.moveLinks(other.id, survivor.id);
  if (email) world.store.setAddress(email, survivor.id, true);
  save(world, survivor, act);
  return survivor;
}
