import type { Act } from './act';
import { conflict, type ErrorDetail, invalidValues } from './errors';
import type { ObjectType, Values } from './types';
import { checkValues } from './values';
import type { World } from './world';

/** The values of a write as they are kept. Throws a 400 with every reason against them. */
export function checked(world: World, type: ObjectType, written: Values): Values {
  const { values, errors } = checkValues(world.book, type, written);
  const owner = values.hubspot_owner_id;
  if (owner && !world.owners.some((known) => known.id === owner)) {
    const message = `${owner} was not one of the allowed options`;
    errors.push({
      message,
      code: 'INVALID_OPTION',
      context: { propertyName: ['hubspot_owner_id'] },
    });
  }
  if (errors.length > 0) throw invalidValues(errors);
  return values;
}

/** Throws a 400 when a required field would be empty; only from 2026-09 on. */
export function enforceRules(world: World, type: ObjectType, after: Values, act: Act): void {
  if (act.version !== '2026-09') return;
  const errors: ErrorDetail[] = world.settings.requiredRules
    .filter(
      (rule) =>
        rule.type === type &&
        after[rule.when.property] === rule.when.value &&
        !after[rule.property],
    )
    .map((rule) => ({
      message: `${rule.property} is required when ${rule.when.property} is ${rule.when.value}`,
      code: 'REQUIRED_PROPERTY_MISSING',
      context: { propertyName: [rule.property] },
    }));
  if (errors.length > 0) throw invalidValues(errors);
}

/** Throws a 409 when an address belongs to another contact than `id`. */
export function claimAddress(world: World, email: string | undefined, id: number | null): void {
  if (!email) return;
  const holder = world.store.holder(email);
  if (holder && holder.contact !== id)
    throw conflict(`Contact already exists. Existing ID: ${holder.contact}`);
}
