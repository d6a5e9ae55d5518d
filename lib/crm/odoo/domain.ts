/**
 * A condition of Odoo's, in its Polish notation: operators stand before what they join; side by
 * side means "and".
 */
export type Domain = readonly unknown[];

/** Any of the conditions; nothing when there is none. */
export function anyOf(...conditions: readonly Domain[]): Domain {
  const some = conditions.filter((condition) => condition.length > 0).map(together);
  return some.length === 0 ? [[0, '=', 1]] : [...some.slice(1).map(() => '|'), ...some.flat()];
}

/** Terms side by side as one operand. */
function together(condition: Domain): Domain {
  const terms = condition.filter((term) => Array.isArray(term)).length;
  const operators = condition.filter((term) => term === '&' || term === '|').length;
  return [...Array.from({ length: Math.max(0, terms - 1 - operators) }, () => '&'), ...condition];
}

/** A text as it is, for an operator that reads `%`, `_` and `\` as patterns. */
export function literally(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
