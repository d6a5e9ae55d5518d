import type { Agreement } from '../base/agreement-model';
import { type AttributionTerms, PLANNED_STEPS, type PlanTerms } from '../base/agreement-plan';
import { stableJson } from '../base/json-tree';
import { sha256 } from '../base/sha256';
import { STAGES } from '../base/stage';
import { TOUCH_KINDS } from '../base/touch';

/**
 * Returns the same agreement with its sets in a fixed order: days, holidays and stages sorted, each
 * once.
 */
export function canonicalAgreement(agreement: Agreement): Agreement {
  const { hours } = agreement;
  return agreedIn({
    ...agreement,
    doNotContact: STAGES.filter((stage) => agreement.doNotContact.includes(stage)),
    hours: agreedIn({
      ...hours,
      days: [...new Set(hours.days)].sort((a, b) => a - b),
      holidays: [...new Set(hours.holidays)].sort(),
    }),
    goals: agreement.goals.map(agreedIn),
    plan: canonicalPlan(agreement.plan),
    attribution: canonicalAttribution(agreement.attribution),
    truth: agreed({ ...agreement.truth }),
  });
}

function canonicalPlan(plan: PlanTerms | undefined): PlanTerms | undefined {
  const steps = PLANNED_STEPS.flatMap((step) => {
    const terms = agreed({ ...plan?.steps?.[step] });
    return terms === undefined ? [] : [[step, terms] as const];
  });
  return agreed({
    steps: agreed(Object.fromEntries(steps)),
    leadsPerVisitor: plan?.leadsPerVisitor,
    chance: plan?.chance,
    visitors: filled(plan?.visitors?.toSorted((a, b) => (a.month < b.month ? -1 : 1))),
  });
}

function canonicalAttribution(terms: AttributionTerms | undefined): AttributionTerms | undefined {
  return agreed({
    touches: filled(TOUCH_KINDS.filter((kind) => terms?.touches?.includes(kind) === true)),
    lookbackDays: terms?.lookbackDays,
    model: terms?.model,
    shares: agreed({
      first: terms?.shares?.first,
      lead: terms?.shares?.lead,
      opportunity: terms?.shares?.opportunity,
      won: terms?.shares?.won,
      others: terms?.shares?.others,
    }),
    aliases: filled(terms?.aliases?.toSorted((a, b) => (a.former < b.former ? -1 : 1))),
  });
}

/** The fields in which something is agreed; undefined where there are none. */
function agreed<Fields extends object>(fields: Fields): Fields | undefined {
  const kept = agreedIn(fields);
  return Object.keys(kept).length === 0 ? undefined : kept;
}

function agreedIn<Fields extends object>(fields: Fields): Fields {
  const kept = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as Fields;
}

function filled<Entry>(list: readonly Entry[] | undefined): readonly Entry[] | undefined {
  return list === undefined || list.length === 0 ? undefined : list;
}

/**
 * Returns the signed content as one text: everything except the signatures, with sorted keys, so
 * that it does not depend on the order in which a document was written.
 * @internal
 */
export function agreementContent(agreement: Agreement): string {
  const { signed: _, ...content } = canonicalAgreement(agreement);
  return stableJson(content);
}

/** Returns the digest of the signed content (SHA-256, hexadecimal); equal for equal content. */
export function agreementDigest(agreement: Agreement): string {
  return sha256(agreementContent(agreement));
}
