import type { ShownValue } from '../../../lib/domain/agreement/diff';
import type { CellUnit } from '../../../lib/domain/agreement/shape';
import { type Agreement, GOAL_MEASURES } from '../../../lib/domain/base/agreement-model';
import { ATTRIBUTION_MODELS } from '../../../lib/domain/base/agreement-plan';
import { isStage } from '../../../lib/domain/base/stage';
import { type Language, textIn } from '../../../lib/domain/base/text';
import { TOUCH_KINDS } from '../../../lib/domain/base/touch';
import { entryText, orderText, periodText, traitsText, traitText } from './entry-text';
import type { AgreementT } from './use-t';
import {
  dateText,
  dayRange,
  listText,
  minutesText,
  numberText,
  percentText,
  timeText,
  unitText,
  weekdayText,
} from './values';

/** Where a value stands: the document that it is of, and the path to it. */
export interface Standing {
  readonly agreement: Agreement;
  readonly path: readonly string[];
  readonly unit: CellUnit;
}

/**
 * A value of the agreement as people say it, by its unit: minutes as hours, days of the week by
 * name, an entry as one line.
 * @returns null for no value
 */
export function valueText(
  value: ShownValue | null,
  { agreement, path, unit }: Standing,
  speech: AgreementT,
): string | null {
  const { t, language } = speech;
  if (value === null) return null;
  if (unit === 'entry') return entryText(agreement, path, speech);
  if (unit === 'traits')
    return traitsText(agreement.personas.find(({ id }) => id === path[1])?.traits ?? [], speech);
  switch (value.as) {
    case 'both':
      return textIn(value.text, language);
    case 'number':
      if (unit === 'minutes') return minutesText(value.number, language);
      if (unit === 'share') return percentText(value.number, language, 1);
      return unit === 'days'
        ? unitText(value.number, 'day', language)
        : numberText(value.number, language);
    case 'list':
      if (unit === 'weekdays') return weekdaysText(value.items.map(Number), speech);
      if (unit === 'touches') return touchesText(value.items.map(String), speech);
      if (unit === 'order') return orderText(agreement, path, value.items.map(String), speech);
      return value.items.length === 0
        ? t('value.any-words')
        : listText(value.items.map(String), language);
    case 'parts':
      return partsText(new Map(value.parts), unit, speech);
    case 'whole':
      return value.json;
    case 'text':
      if (unit === 'date') return dateText(value.text, language);
      if (unit === 'trait') return traitText(value.text, speech);
      if (unit === 'stage' && isStage(value.text)) return t(`stage.${value.text}`);
      if (unit === 'goal') return goalText(agreement, value.text, language);
      if (unit === 'model') return modelText(value.text, speech);
      if (unit === 'department') return departmentText(value.text, speech);
      return unit === 'measure' ? measureText(value.text, speech) : value.text;
  }
}

export function weekdaysText(days: readonly number[], { t, language }: AgreementT): string {
  const range = dayRange(days);
  const name = (day: number) => weekdayText(day, language);
  return range === null
    ? listText(days.map(name), language)
    : t('value.days', { from: name(range[0]), to: name(range[1]) });
}

function partsText(
  parts: ReadonlyMap<string, string | number | null>,
  unit: CellUnit,
  speech: AgreementT,
): string {
  const part = (name: string) => parts.get(name) ?? null;
  switch (unit) {
    case 'time-of-day': {
      const time = (name: string) => timeText(Number(part(name)));
      const [from, to] = [time('from'), time('to')];
      return part('pause.from') === null
        ? speech.t('value.hours', { from, to })
        : speech.t('value.hours-pause', {
            from,
            to,
            begin: time('pause.from'),
            end: time('pause.to'),
          });
    }
    case 'month': {
      const until = part('until');
      return periodText(
        { from: String(part('from')), until: until === null ? null : String(until) },
        speech,
      );
    }
    default:
      return speech.t('value.parts', {
        fit: Number(part('fitMax')),
        engagement: Number(part('engagementMax')),
      });
  }
}

/** Kinds of touch by name. */
export function touchesText(kinds: readonly string[], { t, language }: AgreementT): string {
  const names = kinds.map((each) => {
    const kind = TOUCH_KINDS.find((one) => one === each);
    return kind === undefined ? each : t(`touch.${kind}`);
  });
  return listText(names, language);
}

/** The name of a goal by its id; the id where it is not there any more. */
export function goalText(agreement: Agreement, id: string, language: Language): string {
  const goal = agreement.goals.find((each) => each.id === id);
  return goal === undefined ? id : textIn(goal.label, language);
}

function modelText(text: string, { t }: AgreementT): string {
  const model = ATTRIBUTION_MODELS.find((each) => each === text);
  return model === undefined ? text : t(`model.${model}`);
}

function measureText(text: string, { t }: AgreementT): string {
  const measure = GOAL_MEASURES.find((each) => each === text);
  return measure === undefined ? text : t(`measure.${measure}`);
}

function departmentText(text: string, { t }: AgreementT): string {
  return text === 'marketing' || text === 'sales' ? t(`department.${text}`) : text;
}
