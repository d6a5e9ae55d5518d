import { STAGES, type Stage, stageOrder } from '../../domain/base/stage';
import { signalsOf, type Touch } from '../../domain/base/touch';
import type { Contact, Gap } from '../../domain/person/contact';
import { normaliseEmail, profileSlug } from '../../domain/person/identity';
import { commonForm } from '../../domain/scoring/trait-match';
import { cut } from '../kit/cut';
import type { Mapping } from '../port/connector';
import type { ContactRead } from '../port/contact-read';
import { PIPELINE, SINCE } from './fields';
import type { CrmMetadata } from './metadata';
import { ARCHIVED, LEAD, LOST, nativeOf, STARRED } from './natives';
import { type Row, readLink, readNumber, readText, readTime } from './schemas';

/**
 * A person: all leads and opportunities of one address, and the entry of the address book that they
 * belong to.
 */
export interface Person {
  readonly leads: readonly Row[];
  readonly partner: Row | null;
}

/**
 * Entries of the address book that no lead belongs to are contacts too; this prefix distinguishes
 * their ids.
 */
const PARTNER = 'partner-';

export const partnerContactId = (id: number): string => `${PARTNER}${id}`;

/** The record that an id of a contact names; null for what was never one of ours. */
export function recordOf(
  contactId: string,
): { readonly model: 'crm.lead' | 'res.partner'; readonly id: number } | null {
  const model = contactId.startsWith(PARTNER) ? 'res.partner' : 'crm.lead';
  const digits = contactId.startsWith(PARTNER) ? contactId.slice(PARTNER.length) : contactId;
  return /^[1-9]\d{0,9}$/.test(digits) ? { model, id: Number(digits) } : null;
}

/**
 * The lead that represents a person: the one furthest in the funnel of those that are neither lost
 * nor archived, then the one that changed last. A customer who asks again is a customer
 * still.
 */
export function leadingOf(leads: readonly Row[], metadata: CrmMetadata): Row | null {
  const rank = (row: Row) => {
    const native = nativeOf(row, metadata.stageField);
    const stage = metadata.stageOf(native);
    if (native === ARCHIVED) return -3;
    return native === LOST ? -2 : stage === null ? -1 : stageOrder(stage);
  };
  const [first] = [...leads].sort(
    (a, b) =>
      rank(b) - rank(a) ||
      (readTime(b, 'write_date') ?? 0) - (readTime(a, 'write_date') ?? 0) ||
      b.id - a.id,
  );
  return first ?? null;
}

/**
 * A person as a contact, with the touch that each of their leads is. `now` epoch ms; `base` Odoo's
 * address.
 */
export function toRead(
  person: Person,
  metadata: CrmMetadata,
  mapping: Mapping,
  base: string,
  now: number,
): ContactRead {
  const lead = leadingOf(person.leads, metadata);
  const id = lead === null ? partnerContactId(person.partner?.id ?? 0) : String(lead.id);
  const touches = person.leads.flatMap((row) => originOf(row, id));
  return {
    contact: toContact(person, lead, id, touches, { metadata, mapping, base, now }),
    touches,
  };
}

interface Around {
  readonly metadata: CrmMetadata;
  readonly mapping: Mapping;
  readonly base: string;
  readonly now: number;
}

function toContact(
  { leads, partner }: Person,
  lead: Row | null,
  id: string,
  touches: readonly Touch[],
  { metadata, mapping, base, now }: Around,
): Contact {
  const row = lead ?? partner ?? { id: 0 };
  const native = lead === null ? null : nativeOf(lead, metadata.stageField);
  const ofPartner = (field: string) => (partner === null ? null : readText(partner, field));
  const ofLead = (field: string) => (lead === null ? null : readText(lead, field));
  const emails = emailsOf({ leads: lead === null ? [] : [lead, ...leads], partner });
  const company =
    ofLead('partner_name') ??
    ofPartner('commercial_company_name') ??
    (partner === null ? null : (readLink(partner, 'parent_id')?.name ?? null));
  const owner = readLink(row, 'user_id');
  const profile = mapping.profileField === null ? ofLead('website') : ofLead(mapping.profileField);
  const line = (text: string | null) => (text === null ? null : cut(text));
  const jobTitle = line(ofLead('function') ?? ofPartner('function'));
  return {
    id,
    name: cut(ofLead('contact_name') ?? ofPartner('name') ?? ofLead('name') ?? emails[0] ?? id),
    emails,
    linkedinSlug: profile === null || !/linkedin\.com/i.test(profile) ? null : profileSlug(profile),
    company: line(company),
    jobTitle,
    stage: metadata.stageOf(native),
    nativeStage: native === null ? null : { id: native, label: labelOf(native, lead, metadata) },
    stageDates: lead === null ? {} : stageDates(lead, native, metadata),
    crmScore: scoreOf(lead, mapping.scoreField),
    owner: owner === null ? null : { id: String(owner.id), name: cut(owner.name) },
    campaign: lead === null ? null : line(readLink(lead, 'campaign_id')?.name ?? null),
    traits: traitsOf({
      jobTitle,
      company: line(company),
      ...countryOf(row, metadata),
    }),
    signals: signalsOf(touches, now),
    revision: readText(row, 'write_date'),
    url: urlOf(base, lead === null ? 'contacts' : 'crm', row.id, metadata.major),
    gaps: lead === null ? [withoutLead(metadata)] : [],
  };
}

/**
 * Known to the company, but with no lead: there is none, or there may be one of a colleague's that
 * this key cannot see.
 */
function withoutLead({ seesAll }: CrmMetadata): Gap {
  return { what: 'stage', why: seesAll === true ? 'absent' : 'rights', detail: '' };
}

/**
 * Every address of a person, that of the leading record first. Odoo normalises the first address of
 * a field and leaves any others in its text.
 */
export function emailsOf({ leads, partner }: Person): string[] {
  const raw = [
    ...leads.map((row) => addressesOf(row, 'email_from')),
    ...(partner === null ? [] : [addressesOf(partner, 'email')]),
  ];
  const firsts = raw.flatMap((addresses) => addresses.slice(0, 1));
  return [...new Set([...firsts, ...raw.flat()])];
}

/** What stands between two addresses of one field, and round one with a name. */
const BETWEEN_ADDRESSES = /[\s<>,;"]+/;
const MOST_IN_FIELD = 20;

function addressesOf(row: Row, field: string): string[] {
  const parts = [
    readText(row, 'email_normalized') ?? '',
    ...(readText(row, field) ?? '').split(BETWEEN_ADDRESSES),
  ];
  return parts
    .flatMap((part) => (part.includes('@') ? (normaliseEmail(part) ?? []) : []))
    .slice(0, MOST_IN_FIELD);
}

/**
 * The country in the user's language, and under a second name as Odoo has it, so that a rule of the
 * agreement means the same for every rep.
 */
function countryOf(row: Row, { countries }: CrmMetadata): Record<string, string | null> {
  const country = readLink(row, 'country_id');
  if (country === null) return {};
  const { id, name } = country;
  const shown = countries[String(id)] ?? name;
  return { country: shown, ...(shown === name ? {} : { [commonForm('country')]: name }) };
}

function labelOf(native: string, lead: Row | null, metadata: CrmMetadata): string {
  const column = lead === null ? null : readLink(lead, 'stage_id');
  // A column that was made since the words were read has its name in the link to it.
  const label = metadata.labelOf(native) ?? column?.name ?? native;
  const reason = native === LOST && lead !== null ? readLink(lead, 'lost_reason_id') : null;
  const more =
    native === ARCHIVED
      ? column?.name
      : reason === null
        ? null
        : (metadata.reasons[String(reason.id)] ?? reason.name);
  return cut(more ? `${label}: ${more}` : label);
}

function traitsOf(traits: Readonly<Record<string, string | null>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(traits).flatMap(([name, value]) =>
      value === null ? [] : [[name, value] as const],
    ),
  );
}

function scoreOf(lead: Row | null, field: string | null): number | null {
  const score = lead === null || field === null ? null : readNumber(lead, field);
  return score === null ? null : Math.round(Math.min(100, Math.max(0, score)));
}

/**
 * When the stages were entered, as far as a lead's own dates say: Odoo shows its log of changes to
 * administrators alone.
 */
function stageDates(
  lead: Row,
  native: string | null,
  metadata: CrmMetadata,
): Partial<Record<Stage, number>> {
  const stage = metadata.stageOf(native);
  const current = stage === null ? null : enteredAt(lead, native, metadata);
  if (metadata.stageField !== PIPELINE)
    return stage === null || current === null ? {} : { [stage]: current };
  const dates = new Map<Stage, number>();
  const set = (at: number | null, of: Stage | null) => {
    if (at !== null && of !== null) dates.set(of, at);
  };
  set(readTime(lead, 'create_date'), metadata.stageOf(LEAD));
  set(
    readTime(lead, 'date_conversion'),
    metadata.stageOf(metadata.stages.find(({ id }) => isColumn(id))?.id ?? null),
  );
  set(current, stage);
  return Object.fromEntries(
    STAGES.flatMap((each) => (dates.has(each) ? [[each, dates.get(each)]] : [])),
  );
}

function isColumn(native: string): boolean {
  return native !== LEAD && native !== STARRED && native !== LOST;
}

function enteredAt(lead: Row, native: string | null, metadata: CrmMetadata): number | null {
  if (metadata.stageField !== PIPELINE) return readTime(lead, `${metadata.stageField}${SINCE}`);
  if (native === LEAD) return readTime(lead, 'create_date');
  // Odoo stores no time for the star; the last change of the lead is the latest possible one.
  if (native === STARRED) return readTime(lead, 'date_open') ?? readTime(lead, 'create_date');
  return readTime(lead, 'date_last_stage_update') ?? readTime(lead, 'create_date');
}

/** The lead itself as a touch: what brought the person, where Odoo noted it. */
function originOf(row: Row, contactId: string): Touch[] {
  const at = readTime(row, 'create_date');
  const [source, medium, campaign] = ['source_id', 'medium_id', 'campaign_id'].map(
    (field) => readLink(row, field)?.name ?? null,
  );
  if (at === null || (!source && !medium && !campaign)) return [];
  return [
    {
      id: `origin:${row.id}`,
      contactId,
      kind: kindOf(medium ?? null),
      at,
      title: cut(readText(row, 'name') ?? ''),
      channel:
        cut([source, medium].filter((part) => part != null && part !== '').join(' · ')) || null,
      campaign: campaign == null ? null : cut(campaign),
      by: 'marketing',
    },
  ];
}

/**
 * Odoo's own media (Banner, Email, Google Adwords, Phone, Website …) and what people call theirs.
 */
function kindOf(medium: string | null): Touch['kind'] {
  if (/\b(ads?|adwords|cpc|ppc|paid|banner|display)\b/i.test(medium ?? '')) return 'advert';
  if (/\b(phone|call)\b/i.test(medium ?? '')) return 'call';
  return /\bevent\b/i.test(medium ?? '') ? 'event' : 'form';
}

/**
 * Address of a record in Odoo's own interface; none that is not https, since it is opened for a
 * person.
 */
export function urlOf(
  base: string,
  action: 'crm' | 'contacts',
  id: number,
  major: number,
): string | null {
  if (!base.startsWith('https:')) return null;
  const model = action === 'crm' ? 'crm.lead' : 'res.partner';
  return major >= 18
    ? `${base}/odoo/${action}/${id}`
    : `${base}/web#id=${id}&model=${model}&view_type=form`;
}
