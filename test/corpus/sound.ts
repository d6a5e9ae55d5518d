import type { LookupAnswer } from '../../lib/crm/port/connector';
import type { ContactRead } from '../../lib/crm/port/contact-read';
import type { Deal } from '../../lib/domain/base/deal';
import { isStage } from '../../lib/domain/base/stage';
import { TOUCH_KINDS, type Touch } from '../../lib/domain/base/touch';
import type { Contact } from '../../lib/domain/person/contact';

/** What is wrong with a value that the rest of the product relies on; empty when nothing is. */
export function faultsOf(value: unknown): string[] {
  if (value instanceof Map) return [...value.values()].flatMap(faultsOf);
  if (Array.isArray(value)) return value.flatMap(faultsOf);
  if (typeof value === 'number') return Number.isFinite(value) ? [] : ['a number that is none'];
  if (typeof value !== 'object' || value === null)
    return typeof value === 'function' ? ['a function'] : [];
  const own = isContact(value)
    ? contactFaults(value)
    : isTouch(value)
      ? touchFaults(value)
      : isDeal(value)
        ? dealFaults(value)
        : [];
  return [...own, ...Object.values(value).flatMap(faultsOf)];
}

function isContact(value: object): value is Contact {
  return 'emails' in value && 'stageDates' in value;
}

function isTouch(value: object): value is Touch {
  return 'kind' in value && 'contactId' in value && 'title' in value;
}

function isDeal(value: object): value is Deal {
  return 'outcome' in value && 'expectedCloseOn' in value;
}

const LONGEST = 1_000;

function dealFaults(deal: Deal): string[] {
  const { amount, currency, expectedCloseOn, name, stage, lostReason, next, last, url } = deal;
  const texts = [name, stage, lostReason, next?.title, last?.title];
  const times = [deal.createdAt, deal.closedAt, next?.at, last?.at];
  return [
    ...(amount === null || (Number.isSafeInteger(amount) && !Object.is(amount, -0))
      ? []
      : ['an amount that is not exact']),
    ...(amount !== null && currency === null ? ['an amount without a currency'] : []),
    ...(currency === null || /^[A-Z]{3}$/.test(currency) ? [] : ['a currency that is none']),
    ...(expectedCloseOn === null || /^\d{4}-\d\d-\d\d$/.test(expectedCloseOn)
      ? []
      : [`expected on ${expectedCloseOn.slice(0, 40)}`]),
    ...(texts.every((text) => text == null || text.length <= LONGEST) ? [] : ['a long text']),
    ...(times.every((at) => at == null || isMoment(at)) ? [] : ['a time that is none']),
    ...(['open', 'won', 'lost'].includes(deal.outcome) ? [] : ['an outcome that is none']),
    ...(url === null || /^https:\/\/app(-[a-z0-9]+)?\.hubspot\.com\//.test(url)
      ? []
      : [`leads to ${url}`]),
  ];
}

function contactFaults(contact: Contact): string[] {
  const texts = {
    name: contact.name,
    company: contact.company,
    jobTitle: contact.jobTitle,
    campaign: contact.campaign,
  };
  const wrong = Object.entries(texts).filter(
    ([name, text]) => typeof text !== 'string' && (text !== null || name === 'name'),
  );
  const long = Object.entries(texts).filter(([, text]) => (text ?? '').length > LONGEST);
  const dates = Object.entries(contact.stageDates).filter(
    ([stage, at]) => !isStage(stage) || !isMoment(at),
  );
  return [
    ...wrong.map(([name]) => `${name} is no text`),
    ...long.map(([name]) => `${name} has ${texts.name.length} characters`),
    ...dates.map(([stage, at]) => `${stage} since ${at}`),
    ...(contact.name.trim() === '' ? ['nobody has this name'] : []),
    ...(/^[\w-]{1,64}$/.test(contact.id) ? [] : [`an id that is none: ${contact.id.slice(0, 40)}`]),
    ...(contact.stage === null || isStage(contact.stage) ? [] : ['a stage that is none']),
    ...(contact.crmScore === null || (contact.crmScore >= 0 && contact.crmScore <= 100)
      ? []
      : ['a score off its scale']),
    ...(contact.url === null || /^https:\/\/app(-[a-z0-9]+)?\.hubspot\.com\//.test(contact.url)
      ? []
      : [`leads to ${contact.url}`]),
    ...contact.signals.flatMap(({ at }) => (isMoment(at) ? [] : ['a signal without a time'])),
  ];
}

function touchFaults(touch: Touch): string[] {
  return [
    ...(TOUCH_KINDS.includes(touch.kind) ? [] : ['a kind that is none']),
    ...(isMoment(touch.at) ? [] : ['a touch without a time']),
    ...(typeof touch.title === 'string' && touch.title.length <= LONGEST
      ? []
      : ['a title that is none']),
  ];
}

function isMoment(at: unknown): boolean {
  return typeof at === 'number' && Number.isFinite(new Date(at).getTime());
}

/** Every contact with touches in what an operation answered. */
export function readsIn(value: unknown): ContactRead[] {
  if (value instanceof Map) return [...value.values()].flatMap(readsIn);
  if (Array.isArray(value)) return value.flatMap(readsIn);
  if (typeof value !== 'object' || value === null) return [];
  if (isAnswer(value)) return [...value.found, ...value.maybe];
  if ('reads' in value) return readsIn(value.reads);
  return 'contact' in value && 'touches' in value ? [value as ContactRead] : [];
}

function isAnswer(value: object): value is LookupAnswer {
  return 'found' in value && 'maybe' in value;
}
