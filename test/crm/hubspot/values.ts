import type { ErrorDetail } from './errors';
import type { Property, PropertyBook } from './properties';
import type { ObjectType, Values } from './types';

const EMAIL = /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]{2,}$/;
const LONGEST = 65_536;

/**
 * A time as HubSpot takes it (epoch ms or ISO 8601) in the one form in which it is kept, or null.
 */
export function isoTime(text: string): string | null {
  const time = /^-?\d+$/.test(text) ? Number(text) : Date.parse(text);
  return Number.isFinite(time) && Math.abs(time) < 8.64e15 ? new Date(time).toISOString() : null;
}

const detail = (name: string, code: string, message: string): ErrorDetail => ({
  message,
  code,
  context: { propertyName: [name] },
});

/** The kept form of one written value, or why it is refused. The empty text clears a value. */
function keptValue(property: Property, raw: string): string | ErrorDetail {
  const { name } = property;
  if (property.readOnly)
    return detail(
      name,
      'READ_ONLY_VALUE',
      `"${name}" is a read only property; its value cannot be set.`,
    );
  if (raw === '') return '';
  if (raw.length > LONGEST)
    return detail(name, 'PROPERTY_VALUE_TOO_LONG', `${name} is longer than ${LONGEST} characters`);
  switch (property.type) {
    case 'number':
      return Number.isFinite(Number(raw))
        ? raw
        : detail(name, 'INVALID_NUMBER', `${raw} was not a valid number.`);
    case 'datetime':
      return isoTime(raw) ?? detail(name, 'INVALID_DATE', `${raw} was not a valid date.`);
    case 'enumeration':
    case 'bool': {
      const known =
        property.options.length === 0 || property.options.some((option) => option.value === raw);
      return known
        ? raw
        : detail(name, 'INVALID_OPTION', `${raw} was not one of the allowed options`);
    }
    case 'string':
      if (name === 'email') {
        return EMAIL.test(raw)
          ? raw.toLowerCase()
          : detail(name, 'INVALID_EMAIL', `Email address ${raw} is invalid`);
      }
      return raw;
  }
}

/** Checks a whole write: the values as kept, or every reason against it. */
export function checkValues(
  book: PropertyBook,
  type: ObjectType,
  written: Values,
): { values: Values; errors: ErrorDetail[] } {
  const values: Values = {};
  const errors: ErrorDetail[] = [];
  for (const [name, raw] of Object.entries(written)) {
    const property = book.get(type, name);
    const kept = property
      ? keptValue(property, raw)
      : detail(name, 'PROPERTY_DOESNT_EXIST', `Property "${name}" does not exist`);
    if (typeof kept === 'string') values[name] = kept;
    else errors.push(kept);
  }
  return { values, errors };
}
