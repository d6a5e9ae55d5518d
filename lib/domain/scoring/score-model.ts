import type { Agreement, EngagementRule, FitRule, ScoreModel } from '../base/agreement-model';
import type { Signal } from '../base/touch';
import type { Contact } from '../person/contact';
import type { Score, ScoreReason } from './score';
import { traitMatches } from './trait-match';

const DAY_MS = 86_400_000;

/** A reason before rounding. */
interface RawReason extends Omit<ScoreReason, 'points'> {
  readonly raw: number;
}

type Scored = Pick<Contact, 'traits' | 'signals' | 'crmScore'>;

/**
 * Returns the score of a contact: the CRM's value if a field is mapped and filled, else fit plus
 * engagement by the model. Each touch counts its points, halved every half-life; a kind counts at
 * most its cap, a part at most its maximum.
 * @param now epoch ms
 * @returns 0–100 in whole points, with reasons whose points add up to it exactly
 */
export function scoreOf(contact: Scored, agreement: Agreement, now: number): Score {
  if (contact.crmScore !== null) return crmScore(contact.crmScore);
  const { score: model } = agreement;
  // Each part is rounded on its own; rounding the sum could show a part above its maximum.
  const fitParts = wholePoints(within(fitReasons(contact.traits, model.fit), model.fitMax));
  const engagementParts = wholePoints(
    within(engagementReasons(contact.signals, model, now), model.engagementMax),
  );
  const [fit, engagement] = [sum(fitParts), sum(engagementParts)];
  const reasons = [...fitParts, ...engagementParts];
  return {
    value: fit + engagement,
    fit,
    engagement,
    source: 'model',
    reasons,
    agreementVersion: agreement.version,
  };
}

function sum(reasons: readonly ScoreReason[]): number {
  return reasons.reduce((total, reason) => total + reason.points, 0);
}

function crmScore(value: number): Score {
  const points = Math.round(Math.min(100, Math.max(0, Number.isFinite(value) ? value : 0)));
  const label = { en: 'Score field of your CRM', es: 'Campo de puntuación de tu CRM' };
  const reasons: ScoreReason[] = [{ id: 'crm', part: 'crm', label, points, at: null }];
  return { value: points, fit: 0, engagement: 0, source: 'crm', reasons, agreementVersion: null };
}

function fitReasons(traits: Contact['traits'], rules: readonly FitRule[]): RawReason[] {
  return rules
    .filter((rule) => traitMatches(traits, rule.trait, rule.anyOf))
    .map((rule) => ({ id: rule.id, part: 'fit', label: rule.label, raw: rule.points, at: null }));
}

function engagementReasons(
  signals: readonly Signal[],
  model: ScoreModel,
  now: number,
): RawReason[] {
  return model.engagement.flatMap((rule): RawReason[] => {
    const own = signals.filter((signal) => signal.kind === rule.kind && signal.at <= now);
    const raw = Math.min(
      rule.cap,
      own.reduce((total, signal) => total + worth(rule, signal, model, now), 0),
    );
    if (raw <= 0) return [];
    const at = Math.max(...own.map((signal) => signal.at));
    return [{ id: rule.kind, part: 'engagement', label: rule.label, raw, at }];
  });
}

function worth(rule: EngagementRule, signal: Signal, model: ScoreModel, now: number): number {
  return rule.points * 0.5 ** ((now - signal.at) / (model.halfLifeDays * DAY_MS));
}

/** Scales the reasons of a part so that their sum is between 0 and its maximum. */
function within(reasons: readonly RawReason[], most: number): RawReason[] {
  const total = reasons.reduce((sum, reason) => sum + reason.raw, 0);
  const capped = Math.min(most, Math.max(0, total));
  if (capped === total || total === 0) return [...reasons];
  if (total > 0)
    return reasons.map((reason) => ({ ...reason, raw: (reason.raw * capped) / total }));
  // A part is never negative: positive reasons keep their points, negative ones are reduced until
  // the sum is 0.
  const gain = reasons.reduce((sum, reason) => sum + Math.max(0, reason.raw), 0);
  const loss = gain - total;
  return reasons.map((reason) =>
    reason.raw >= 0 ? reason : { ...reason, raw: (reason.raw * gain) / loss },
  );
}

/**
 * Rounds the points so that they add up to the sum rounded down (largest remainder method).
 * Rounding to the nearest could let a score rise while time passes.
 */
function wholePoints(reasons: readonly RawReason[]): ScoreReason[] {
  const exact = reasons.reduce((sum, reason) => sum + reason.raw, 0);
  const floors = reasons.map((reason) => Math.floor(reason.raw));
  let missing = Math.floor(exact + 1e-9) - floors.reduce((sum, floor) => sum + floor, 0);
  const order = reasons
    .map((reason, index) => ({ index, rest: reason.raw - Math.floor(reason.raw) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index);
  for (const { index } of order) {
    if (missing <= 0) break;
    floors[index] = (floors[index] ?? 0) + 1;
    missing--;
  }
  return reasons
    .map(({ raw: _, ...reason }, index) => ({ ...reason, points: floors[index] ?? 0 }))
    .filter(({ points }) => points !== 0);
}
