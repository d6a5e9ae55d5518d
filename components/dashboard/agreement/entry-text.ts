import type {
  Agreement,
  FitRule,
  Goal,
  PersonaTrait,
} from '../../../lib/domain/base/agreement-model';
import { type LocalText, textIn } from '../../../lib/domain/base/text';
import { isReasonList } from './parts';
import type { AgreementT } from './use-t';
import { isAgreementKey } from './use-t';
import { listText, monthText, numberText, pointsText } from './values';

/** The name of a trait as people say it; a property of the CRM under its own name. */
export function traitText(trait: string, { t }: AgreementT): string {
  const key = `trait.${trait}`;
  return isAgreementKey(key) ? t(key) : trait;
}

/** What a rule looks for in a trait. */
export function conditionText(
  { trait, anyOf }: Pick<FitRule, 'trait' | 'anyOf'>,
  speech: AgreementT,
): string {
  const name = traitText(trait, speech);
  return anyOf.length === 0
    ? speech.t('condition.any', { trait: name })
    : speech.t('condition.words', { trait: name, words: anyOf.join(', ') });
}

export function traitsText(traits: readonly PersonaTrait[], speech: AgreementT): string {
  return traits
    .map((each) =>
      speech.t('condition.weight', { what: conditionText(each, speech), weight: each.weight }),
    )
    .join('; ');
}

/** The months in which a goal holds. */
export function periodText(
  { from, until }: Pick<Goal, 'from' | 'until'>,
  { t, language }: AgreementT,
): string {
  return until === null
    ? t('period.from', { from: monthText(from, language) })
    : t('period.between', { from: monthText(from, language), until: monthText(until, language) });
}

/** An entry of one of the lists, with its label, in one line; null where the path leads to none. */
export function entryText(
  agreement: Agreement,
  [head, second, third]: readonly string[],
  speech: AgreementT,
): string | null {
  const { language, t } = speech;
  const { score, personas, goals } = agreement;
  if (isReasonList(head)) {
    const reason = find(agreement[head], second);
    return reason === undefined ? null : textIn(reason.label, language);
  }
  if (head === 'personas') {
    const persona = find(personas, second);
    return persona === undefined
      ? null
      : `${textIn(persona.label, language)}: ${traitsText(persona.traits, speech)}`;
  }
  if (head === 'goals') {
    const goal = find(goals, second);
    if (goal === undefined) return null;
    return t('entry.goal', {
      label: textIn(goal.label, language),
      target: goal.target,
      period: periodText(goal, speech),
      department: t(`department.${goal.owner}`),
    });
  }
  if (head === 'plan' && second === 'visitors') {
    const found = agreement.plan?.visitors?.find(({ month }) => month === third);
    if (found === undefined) return null;
    return t('entry.visitors', {
      month: monthText(found.month, language),
      visitors: numberText(found.count, language),
    });
  }
  if (head === 'attribution' && second === 'aliases') {
    const alias = agreement.attribution?.aliases?.find(({ former }) => former === third);
    return alias === undefined ? null : t('entry.alias', { old: alias.former, now: alias.current });
  }
  if (head === 'score' && second === 'fit') {
    const rule = find(score.fit, third);
    if (rule === undefined) return null;
    const points = pointsText(rule.points, language);
    return `${textIn(rule.label, language)}: ${conditionText(rule, speech)}, ${t('entry.points', { points })}`;
  }
  if (head === 'score' && second === 'engagement') {
    const rule = score.engagement.find(({ kind }) => kind === third);
    if (rule === undefined) return null;
    const points = pointsText(rule.points, language);
    return t('entry.engagement', { label: textIn(rule.label, language), points, cap: rule.cap });
  }
  return null;
}

/** The label of the entry that a path stands in or leads to; null where it stands in none. */
export function labelAt(
  agreement: Agreement,
  [head, second, third]: readonly string[],
): LocalText | null {
  if (isReasonList(head)) return find(agreement[head], second)?.label ?? null;
  if (head === 'personas') return find(agreement.personas, second)?.label ?? null;
  if (head === 'goals') return find(agreement.goals, second)?.label ?? null;
  if (head !== 'score') return null;
  if (second === 'fit') return find(agreement.score.fit, third)?.label ?? null;
  return second === 'engagement'
    ? (agreement.score.engagement.find(({ kind }) => kind === third)?.label ?? null)
    : null;
}

/** The labels of a list in its order. */
export function orderText(
  agreement: Agreement,
  path: readonly string[],
  ids: readonly string[],
  speech: AgreementT,
): string {
  const labels = ids.map((id) => {
    const label = labelAt(agreement, [...path, id]);
    return label === null ? id : textIn(label, speech.language);
  });
  return listText(labels, speech.language);
}

function find<Entry extends { readonly id: string }>(
  list: readonly Entry[],
  id: string | undefined,
): Entry | undefined {
  return list.find((each) => each.id === id);
}
