import type { StoredObject, Version } from '../types';
import { FORMS, MAILINGS } from './names';

const DAY = 86_400_000;

interface Step {
  value: string;
  at: number;
}

function time(object: StoredObject, name: string): number | null {
  const at = Date.parse(object.values[name] ?? '');
  return Number.isFinite(at) ? at : null;
}

/** A form or mailing of its own for each contact and step, the same at each reading. */
const nth = (list: readonly string[], object: StoredObject, step: number): string =>
  list[(object.id + step * 3) % list.length] ?? '';

function stages(object: StoredObject): Step[] {
  const prefix = 'hs_v2_date_entered_';
  const entered = Object.entries(object.values).flatMap(([name, value]) => {
    const stage = name.slice(prefix.length);
    return name.startsWith(prefix) && stage !== 'current_stage'
      ? [{ value: stage, at: Date.parse(value) }]
      : [];
  });
  return entered.length > 0
    ? entered
    : [{ value: object.values.lifecyclestage ?? '', at: object.created }];
}

function forms(object: StoredObject): Step[] {
  const count = Math.min(20, Number(object.values.num_conversion_events ?? 0));
  const [first, last] = [
    time(object, 'first_conversion_date'),
    time(object, 'recent_conversion_date'),
  ];
  if (count === 0 || first === null || last === null) return [];
  const steps = Array.from({ length: count }, (_, step) => ({
    value: nth(FORMS, object, step),
    at: first + (count === 1 ? 0 : Math.round(((last - first) * step) / (count - 1))),
  }));
  return steps.map((step, at) => {
    if (at === count - 1)
      return { ...step, value: object.values.recent_conversion_event_name ?? step.value };
    return at === 0
      ? { ...step, value: object.values.first_conversion_event_name ?? step.value }
      : step;
  });
}

function mailings(object: StoredObject): Step[] {
  const count = Math.min(20, Number(object.values.hs_email_delivered ?? 0));
  const last = time(object, 'hs_email_last_send_date');
  if (count === 0 || last === null) return [];
  return Array.from({ length: count }, (_, back) => ({
    value:
      back === 0 ? (object.values.hs_email_last_email_name ?? '') : nth(MAILINGS, object, back),
    at: last - back * 11 * DAY,
  }));
}

/**
 * When the mailings were sent, opened or clicked: dates that lie `delay` after the mailings, as
 * many as the counter says.
 */
function reactions(object: StoredObject, last: string, counter: string): Step[] {
  const at = time(object, last);
  const count = Math.min(20, Number(object.values[counter] ?? 0));
  if (at === null) return [];
  return Array.from({ length: Math.max(1, count) }, (_, back) => ({
    value: new Date(at - back * 11 * DAY).toISOString(),
    at: at - back * 11 * DAY,
  }));
}

function rising(object: StoredObject, name: string): Step[] {
  const value = Number(object.values[name] ?? 0);
  const span = Math.max(0, object.updated - object.created);
  return [0.25, 0.6, 1].map((part) => ({
    value: String(Math.round(value * part)),
    at: object.created + Math.round(span * part),
  }));
}

function steps(object: StoredObject, name: string): Step[] {
  switch (name) {
    case 'lifecyclestage':
      return stages(object);
    case 'recent_conversion_event_name':
      return forms(object);
    case 'recent_conversion_date':
      return forms(object).map(({ at }) => ({ value: new Date(at).toISOString(), at }));
    case 'hs_email_last_email_name':
      return mailings(object);
    case 'hs_email_last_send_date':
      return mailings(object).map(({ at }) => ({ value: new Date(at).toISOString(), at }));
    case 'hs_email_last_open_date':
      return reactions(object, name, 'hs_email_open');
    case 'hs_email_last_click_date':
      return reactions(object, name, 'hs_email_click');
    case 'hubspotscore':
    case 'lead_score_fit_and_engagement':
      return rising(object, name);
    default:
      return [
        { value: object.values[name] ?? '', at: time(object, `${name}_date`) ?? object.created },
      ];
  }
}

const SOURCES: Readonly<Record<string, Pick<Version, 'sourceType' | 'sourceLabel'>>> = {
  lifecyclestage: { sourceType: 'AUTOMATION_PLATFORM', sourceLabel: 'Workflow' },
  recent_conversion_event_name: { sourceType: 'FORM', sourceLabel: 'Form submission' },
  recent_conversion_date: { sourceType: 'FORM', sourceLabel: 'Form submission' },
  hs_email_last_email_name: { sourceType: 'EMAIL', sourceLabel: 'Marketing email' },
  hs_email_last_open_date: { sourceType: 'EMAIL', sourceLabel: 'Marketing email' },
  hs_email_last_click_date: { sourceType: 'EMAIL', sourceLabel: 'Marketing email' },
  hubspotscore: { sourceType: 'CALCULATED' },
};

/**
 * The versions of a property that no one wrote while the server ran, newest first, worked out from
 * the values alone: a hundred thousand contacts then need no stored history, and it agrees with
 * their dates and counters.
 */
export function pastOf(object: StoredObject, name: string): Version[] {
  if (object.values[name] === undefined) return [];
  const source = SOURCES[name] ?? { sourceType: 'IMPORT', sourceLabel: 'Import' };
  const sorted = steps(object, name).sort((a, b) => b.at - a.at);
  return sorted.map(({ value, at }) => ({ value, at, ...source }));
}
