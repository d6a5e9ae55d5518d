import type { Agreement } from '../../../../lib/domain/base/agreement-model';
import { sameJson } from '../../../../lib/domain/base/json-tree';
import { type LocalText, textIn } from '../../../../lib/domain/base/text';
import type { AgreementOverview } from '../../../../lib/domain/views/agreement-overview';
import { freshId } from './fresh-id';

interface Named {
  readonly id: string;
  readonly label: LocalText;
}

/**
 * The id of a new entry of a list. One that was there before under the same name in both languages
 * comes back as itself; else the id is one that no version has used for anything.
 */
export function idOfNew(
  overview: AgreementOverview,
  now: Agreement,
  listOf: (agreement: Agreement) => readonly Named[],
  label: LocalText,
): string {
  const here = new Set(listOf(now).map(({ id }) => id));
  const known = [...overview.versions.map(({ agreement }) => agreement), overview.inForce].flatMap(
    listOf,
  );
  const returning = known.find((each) => !here.has(each.id) && sameJson(each.label, label));
  return (
    returning?.id ?? freshId(textIn(label, 'en'), new Set([...here, ...known.map(({ id }) => id)]))
  );
}
