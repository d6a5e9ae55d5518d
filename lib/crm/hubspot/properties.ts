import type { TouchKind } from '../../domain/base/touch';
import type { Mapping } from '../port/connector';
import type { CrmMetadata } from './metadata';
import { PERSONA, SOURCE } from './part-properties';

/** Properties that describe one interaction: its date, and what it was. */
export interface TouchProperty {
  readonly date: string;
  readonly kind: TouchKind;
  readonly by: 'marketing' | 'sales';
  /** Property with the text to show. */
  readonly title?: string | undefined;
  readonly channel?: string | undefined;
}

/** Interactions stored in default contact properties, which every plan has. */
export const TOUCH_PROPERTIES: readonly TouchProperty[] = [
  {
    date: 'first_conversion_date',
    kind: 'form',
    by: 'marketing',
    title: 'first_conversion_event_name',
    channel: 'hs_analytics_source',
  },
  {
    date: 'recent_conversion_date',
    kind: 'form',
    by: 'marketing',
    title: 'recent_conversion_event_name',
    channel: 'hs_latest_source',
  },
  {
    date: 'hs_analytics_first_timestamp',
    kind: 'page-view',
    by: 'marketing',
    title: 'hs_analytics_first_url',
    channel: 'hs_analytics_source',
  },
  {
    date: 'hs_analytics_last_timestamp',
    kind: 'page-view',
    by: 'marketing',
    title: 'hs_analytics_last_url',
    channel: 'hs_latest_source',
  },
  {
    date: 'hs_email_last_send_date',
    kind: 'email-sent',
    by: 'marketing',
    title: 'hs_email_last_email_name',
  },
  {
    date: 'hs_email_last_open_date',
    kind: 'email-opened',
    by: 'marketing',
    title: 'hs_email_last_email_name',
  },
  {
    date: 'hs_email_last_click_date',
    kind: 'email-clicked',
    by: 'marketing',
    title: 'hs_email_last_email_name',
  },
  {
    date: 'hs_email_last_reply_date',
    kind: 'email-replied',
    by: 'marketing',
    title: 'hs_email_last_email_name',
  },
  { date: 'hs_sales_email_last_opened', kind: 'email-opened', by: 'sales' },
  { date: 'hs_sales_email_last_clicked', kind: 'email-clicked', by: 'sales' },
  { date: 'hs_sales_email_last_replied', kind: 'email-replied', by: 'sales' },
  { date: 'engagements_last_meeting_booked', kind: 'meeting', by: 'sales' },
];

/** Property with the campaign that brought a contact. */
export const CAMPAIGN = 'hs_analytics_first_touch_converting_campaign';

const PLAIN = [
  'email',
  'hs_additional_emails',
  'firstname',
  'lastname',
  'company',
  'jobtitle',
  'country',
  'industry',
  PERSONA,
  'lifecyclestage',
  'hubspot_owner_id',
  'hs_linkedin_url',
  'lastmodifieddate',
  'createdate',
  'hs_calculated_merged_vids',
  SOURCE,
  'hs_latest_source',
  CAMPAIGN,
] as const;

/** Traits that fit rules can use: name in the agreement → property. */
export const TRAITS: Readonly<Record<string, string>> = {
  jobTitle: 'jobtitle',
  company: 'company',
  country: 'country',
  industry: 'industry',
  persona: PERSONA,
};

/**
 * Returns the property with the date at which a stage was entered, for default and custom stages.
 */
export function enteredProperty(native: string): string {
  return `hs_v2_date_entered_${native}`;
}

/**
 * Property with the time spent at a stage since it was last entered, ms. "When a record is currently
 * in a stage, it will have no value for this property, unless it had previously been in that stage"
 * (HubSpot, "Use stage calculated properties", 11 February 2026).
 */
export function latestTimeProperty(native: string): string {
  return `hs_v2_latest_time_in_${native}`;
}

/** HubSpot's own property for the profile, where none is mapped. */
export const PROFILE = 'hs_linkedin_url';

/** Returns all properties of a contact to read, each once. */
export function contactProperties(metadata: CrmMetadata, mapping: Mapping): string[] {
  return [
    ...new Set([
      ...PLAIN,
      ...TOUCH_PROPERTIES.flatMap(({ date, title, channel }) =>
        [date, title, channel].filter((name) => name !== undefined),
      ),
      ...metadata.stages.map(({ id }) => enteredProperty(id)),
      ...(mapping.scoreField === null ? [] : [mapping.scoreField]),
      ...(mapping.profileField === null ? [] : [mapping.profileField]),
    ]),
  ];
}
