import type { Stage } from '../../domain/base/stage';
import { signalsOf, type Touch } from '../../domain/base/touch';
import type { Contact, Gap } from '../../domain/person/contact';
import { normaliseEmail, profileSlug } from '../../domain/person/identity';
import { cut } from '../kit/cut';
import type { Mapping } from '../port/connector';
import type { ContactRead } from '../port/contact-read';
import type { CrmMetadata } from './metadata';
import { CAMPAIGN, enteredProperty, PROFILE, TOUCH_PROPERTIES, TRAITS } from './properties';
import type { HubSpotRecord } from './schemas';
import { segment } from './segment';

const LONGEST_TITLE = 200;
const SHOWN_OF_A_SCORE = 80;

/** Builds a contact and the touches in its properties from a record. `now` is epoch ms. */
export function toRead(
  record: HubSpotRecord,
  metadata: CrmMetadata,
  mapping: Mapping,
  now: number,
): ContactRead {
  const touches = propertyTouches(record);
  return { contact: toContact(record, touches, metadata, mapping, now), touches };
}

function toContact(
  record: HubSpotRecord,
  touches: readonly Touch[],
  metadata: CrmMetadata,
  mapping: Mapping,
  now: number,
): Contact {
  const value = reader(record);
  const line = (name: string) => {
    const text = value(name);
    return text === null ? null : cut(text);
  };
  const native = value('lifecyclestage');
  const emails = emailsOf(record);
  const owner = metadata.owners.get(value('hubspot_owner_id') ?? '');
  return {
    id: record.id,
    name: nameOf(record) || (emails[0] ?? record.id),
    emails,
    linkedinSlug: slugOf(record, mapping),
    company: line('company'),
    jobTitle: line('jobtitle'),
    stage: metadata.stageOf(native),
    nativeStage: native === null ? null : { id: native, label: cut(metadata.labelOf(native)) },
    stageDates: stageDates(record, metadata),
    crmScore: mapping.scoreField === null ? null : toScore(value(mapping.scoreField)),
    owner: owner === undefined ? null : { id: owner.id, name: owner.name },
    campaign: line(CAMPAIGN),
    traits: traits(line),
    signals: signalsOf(touches, now),
    revision: value('lastmodifieddate') ?? record.updatedAt ?? null,
    url: metadata.link === null ? null : `${metadata.link}${segment(record.id)}`,
    gaps: scoreGaps(mapping.scoreField === null ? null : value(mapping.scoreField)),
  };
}

/** Returns the addresses of a contact, primary first, each once. */
export function emailsOf(record: HubSpotRecord): string[] {
  const value = reader(record);
  const all = [value('email'), ...(value('hs_additional_emails') ?? '').split(';')];
  return [...new Set(all.flatMap((raw) => normaliseEmail(raw ?? '') ?? []))];
}

/** Returns the profile of a contact from the mapped property, else from HubSpot's default one. */
export function slugOf(record: HubSpotRecord, mapping: Mapping): string | null {
  const value = reader(record);
  const profile = value(mapping.profileField ?? PROFILE) ?? value(PROFILE);
  return profile === null ? null : profileSlug(profile);
}

/** Returns the name of a contact; empty if it has none. */
export function nameOf(record: HubSpotRecord): string {
  const value = reader(record);
  return [value('firstname'), value('lastname')]
    .flatMap((part) => (part === null ? [] : cut(part)))
    .join(' ');
}

function reader(record: HubSpotRecord): (name: string) => string | null {
  return (name) => {
    const value = Object.hasOwn(record.properties, name) ? record.properties[name] : null;
    return value === undefined || value === null || value.trim() === '' ? null : value.trim();
  };
}

/** Returns the values for fit rules by their names in the agreement. */
function traits(value: (name: string) => string | null): Record<string, string> {
  const named = Object.entries(TRAITS).flatMap(([trait, property]) => {
    const text = value(property);
    return text === null ? [] : [[trait, text] as const];
  });
  return Object.fromEntries(named);
}

/**
 * Returns when each stage was entered; for several native stages of one stage, the earliest date.
 */
function stageDates(record: HubSpotRecord, metadata: CrmMetadata): Partial<Record<Stage, number>> {
  const dates: Partial<Record<Stage, number>> = {};
  const value = reader(record);
  for (const { id } of metadata.stages) {
    const stage = metadata.stageOf(id);
    const at = timeOf(value(enteredProperty(id)));
    if (stage === null || at === null) continue;
    dates[stage] = Math.min(dates[stage] ?? Number.POSITIVE_INFINITY, at);
  }
  // For the current stage, the date of its current native stage counts.
  const native = value('lifecyclestage');
  const current = metadata.stageOf(native);
  const at = native === null ? null : timeOf(value(enteredProperty(native)));
  if (current !== null && at !== null) dates[current] = at;
  return dates;
}

/** Reads the number in a score property, which is a string and may have decimals. */
function toScore(text: string | null): number | null {
  const number = text === null ? Number.NaN : Number(text);
  return Number.isFinite(number) ? Math.round(Math.min(100, Math.max(0, number))) : null;
}

/**
 * Reports a score property whose value is not a number. It is shown as it is, and the agreement's
 * model computes the score.
 */
function scoreGaps(text: string | null): Gap[] {
  if (text === null || toScore(text) !== null) return [];
  return [{ what: 'score', why: 'unreadable', detail: cut(text, SHOWN_OF_A_SCORE) }];
}

/** Parses ISO dates and epoch ms; null for anything that is not a valid date. */
export function timeOf(text: string | null | undefined): number | null {
  if (text === null || text === undefined || text === '') return null;
  const at = /^-?\d{9,}$/.test(text) ? Number(text) : Date.parse(text);
  return Number.isFinite(at) && Math.abs(at) <= 8.64e15 ? at : null;
}

/**
 * Builds the touch of a property. Its id consists of property and time, so that reading the history
 * gives the same touch again.
 */
export function touchOf(
  contactId: string,
  from: (typeof TOUCH_PROPERTIES)[number],
  at: number,
  title: string | null,
  channel: string | null,
): Touch {
  return {
    id: `${from.date}:${at}`,
    contactId,
    kind: from.kind,
    at,
    title: cut(title ?? '', LONGEST_TITLE),
    channel: channel === null ? null : cut(channel),
    campaign: null,
    by: from.by,
  };
}

function propertyTouches(record: HubSpotRecord): Touch[] {
  const value = reader(record);
  const touches = TOUCH_PROPERTIES.flatMap((from) => {
    const at = timeOf(value(from.date));
    if (at === null) return [];
    const title = from.title === undefined ? null : value(from.title);
    return [
      touchOf(record.id, from, at, title, from.channel === undefined ? null : value(from.channel)),
    ];
  });
  // For a contact who interacted once, the first and the latest touch of a kind are the same.
  const met = new Set<string>();
  return touches.filter(
    (touch) => !met.has(`${touch.kind}${touch.at}`) && met.add(`${touch.kind}${touch.at}`),
  );
}
