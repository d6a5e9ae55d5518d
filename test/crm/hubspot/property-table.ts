import type { StageOption } from './properties';

/** One property a line: name, label, type, group; `!` after the name: only HubSpot writes it. */
export const CONTACT_PROPERTIES = `
email|Email|string|contactinformation
hs_additional_emails!|Additional email addresses|enumeration|contactinformation
hs_email_domain!|Email Domain|string|contactinformation
hs_full_name_or_email!|Full name or email|string|contactinformation
firstname|First Name|string|contactinformation
lastname|Last Name|string|contactinformation
jobtitle|Job Title|string|contactinformation
company|Company Name|string|contactinformation
phone|Phone Number|string|contactinformation
mobilephone|Mobile Phone Number|string|contactinformation
city|City|string|contactinformation
country|Country/Region|string|contactinformation
industry|Industry|string|contactinformation
website|Website URL|string|contactinformation
hs_linkedin_url|LinkedIn URL|string|contactinformation
hs_linkedinid|LinkedIn ID|string|socialmediainformation
linkedinbio|LinkedIn Bio|string|socialmediainformation
linkedin_profile|LinkedIn profile (custom)|string|contactinformation
hs_calculated_merged_vids!|Merged vids with timestamps of a contact|string|contactinformation
hs_timezone|Time Zone|enumeration|contactinformation
hs_persona|Persona|enumeration|contactinformation
hs_marketable_status!|Marketing contact status|enumeration|contactinformation
lifecyclestage|Lifecycle Stage|enumeration|contactinformation
hs_pipeline|Pipeline|enumeration|contactinformation
hs_lead_status|Lead Status|enumeration|sales_properties
hubspot_owner_id|Contact owner|enumeration|sales_properties
hs_v2_date_entered_current_stage!|Date entered current stage|datetime|contactinformation
hs_v2_time_in_current_stage!|Time in current stage|number|contactinformation
hubspotscore!|HubSpot Score|number|contactinformation
hs_predictivecontactscore_v2!|Likelihood to close|number|contactinformation
hs_predictivescoringtier!|Contact priority|enumeration|contactinformation
lead_score_fit_and_engagement|Lead score (custom)|number|contactinformation
hs_first_outreach_date!|First outreach date|datetime|sales_properties
hs_sa_first_engagement_date!|First engagement date|datetime|sales_properties
hs_sa_first_engagement_object_type!|First engagement type|enumeration|sales_properties
hs_time_to_first_engagement!|Lead response time|number|sales_properties
hs_time_to_move_from_lead_to_customer!|Time from lead to customer|number|contactinformation
hs_time_between_contact_creation_and_deal_creation!|Time to deal|number|contactinformation
hs_is_unworked!|Contact unworked|bool|sales_properties
hs_analytics_source!|Original Traffic Source|enumeration|analyticsinformation
hs_analytics_source_data_1!|Original Traffic Source Drill-Down 1|string|analyticsinformation
hs_analytics_source_data_2!|Original Traffic Source Drill-Down 2|string|analyticsinformation
hs_analytics_first_url!|First Page Seen|string|analyticsinformation
hs_analytics_first_referrer!|First Referring Site|string|analyticsinformation
hs_analytics_first_timestamp!|Time First Seen|datetime|analyticsinformation
hs_analytics_first_visit_timestamp!|Time of First Session|datetime|analyticsinformation
hs_analytics_first_touch_converting_campaign!|First Touch Converting Campaign|string|analyticsinformation
hs_latest_source!|Latest Traffic Source|enumeration|analyticsinformation
hs_latest_source_data_1!|Latest Traffic Source Drill-Down 1|string|analyticsinformation
hs_latest_source_data_2!|Latest Traffic Source Drill-Down 2|string|analyticsinformation
hs_latest_source_timestamp!|Latest Traffic Source Date|datetime|analyticsinformation
hs_analytics_last_url!|Last Page Seen|string|analyticsinformation
hs_analytics_last_referrer!|Last Referring Site|string|analyticsinformation
hs_analytics_last_timestamp!|Time Last Seen|datetime|analyticsinformation
hs_analytics_last_visit_timestamp!|Time of Last Session|datetime|analyticsinformation
hs_analytics_last_touch_converting_campaign!|Last Touch Converting Campaign|string|analyticsinformation
hs_analytics_num_visits!|Number of Sessions|number|analyticsinformation
hs_analytics_num_page_views!|Number of Pageviews|number|analyticsinformation
hs_analytics_num_event_completions!|Number of event completions|number|analyticsinformation
first_conversion_event_name!|First Conversion|string|conversioninformation
first_conversion_date!|First Conversion Date|datetime|conversioninformation
recent_conversion_event_name!|Recent Conversion|string|conversioninformation
recent_conversion_date!|Recent Conversion Date|datetime|conversioninformation
num_conversion_events!|Number of Form Submissions|number|conversioninformation
hs_calculated_form_submissions!|All form submissions for a contact|enumeration|conversioninformation
hs_email_delivered!|Marketing emails delivered|number|emailinformation
hs_email_open!|Marketing emails opened|number|emailinformation
hs_email_click!|Marketing emails clicked|number|emailinformation
hs_email_replied!|Marketing emails replied|number|emailinformation
hs_email_bounce!|Marketing emails bounced|number|emailinformation
hs_email_optout!|Unsubscribed from all email|bool|emailinformation
hs_email_last_send_date!|Last marketing email send date|datetime|emailinformation
hs_email_last_open_date!|Last marketing email open date|datetime|emailinformation
hs_email_last_click_date!|Last marketing email click date|datetime|emailinformation
hs_email_last_reply_date!|Last marketing email reply date|datetime|emailinformation
hs_email_last_email_name!|Last marketing email name|string|emailinformation
hs_sales_email_last_opened!|Recent Sales Email Opened Date|datetime|sales_properties
hs_sales_email_last_clicked!|Recent Sales Email Clicked Date|datetime|sales_properties
hs_sales_email_last_replied!|Recent Sales Email Replied Date|datetime|sales_properties
notes_last_contacted!|Last Contacted|datetime|sales_properties
notes_last_updated!|Last Activity Date|datetime|sales_properties
num_notes!|Number of Sales Activities|number|sales_properties
hs_last_sales_activity_timestamp!|Last Engagement Date|datetime|sales_properties
hs_last_sales_activity_type!|Last Engagement Type|enumeration|sales_properties
engagements_last_meeting_booked!|Date of last meeting booked|datetime|sales_properties
engagements_last_meeting_booked_campaign!|Campaign of last booking|string|sales_properties
engagements_last_meeting_booked_medium!|Medium of last booking|string|sales_properties
engagements_last_meeting_booked_source!|Source of last booking|string|sales_properties
hs_sequences_enrolled_count!|Number of sequences enrolled|number|sales_properties
hs_sequences_is_enrolled!|Currently in sequence|bool|sales_properties
hs_sequences_actively_enrolled_count!|Sequences actively enrolled|number|sales_properties
hs_google_click_id!|Google ad click id|string|contactinformation
hs_linkedin_ad_clicked!|LinkedIn ad clicked|enumeration|contactinformation
hs_manual_campaign_ids!|Manual campaign IDs|enumeration|contactinformation
webinareventlastupdated!|Webinar event last updated|datetime|contactinformation
`;

const ENGAGEMENT = `
hs_timestamp|Activity date|datetime|engagement
hubspot_owner_id|Activity assigned to|enumeration|engagement
hs_created_by_user_id!|Created by user ID|number|core
hs_object_source!|Record source|enumeration|core
`;

/** The other objects, in the same form. */
export const OTHER_PROPERTIES = {
  companies: `
name|Company name|string|companyinformation
domain|Company Domain Name|string|companyinformation
industry|Industry|string|companyinformation
numberofemployees|Number of Employees|number|companyinformation
country|Country/Region|string|companyinformation
lifecyclestage|Lifecycle Stage|enumeration|companyinformation
hubspot_owner_id|Company owner|enumeration|companyinformation
`,
  deals: `
dealname|Deal Name|string|dealinformation
amount|Amount|number|dealinformation
dealstage|Deal Stage|enumeration|dealinformation
pipeline|Pipeline|enumeration|dealinformation
closedate|Close Date|datetime|dealinformation
deal_currency_code|Currency|enumeration|dealinformation
hs_is_closed!|Is Deal Closed?|bool|dealinformation
hs_is_closed_won!|Is Closed Won|bool|dealinformation
hs_is_closed_lost!|Is closed lost|bool|dealinformation
closed_lost_reason|Closed Lost Reason|string|dealinformation
hs_next_step|Next Step|string|dealinformation
notes_next_activity_date!|Next Activity Date|datetime|dealinformation
notes_last_contacted!|Last Contacted|datetime|dealinformation
hubspot_owner_id|Deal owner|enumeration|dealinformation
`,
  notes: `${ENGAGEMENT}hs_note_body|Note body|string|note\nhs_body_preview!|Body preview|string|note`,
  calls: `${ENGAGEMENT}hs_call_title|Call title|string|call
hs_call_body|Call notes|string|call
hs_call_direction|Call direction|enumeration|call
hs_call_disposition|Call outcome|enumeration|call
hs_call_duration|Call duration|number|call
hs_call_status|Call status|enumeration|call`,
  meetings: `${ENGAGEMENT}hs_meeting_title|Meeting name|string|meeting
hs_meeting_body|Meeting description|string|meeting
hs_meeting_start_time|Meeting start time|datetime|meeting
hs_meeting_end_time|Meeting end time|datetime|meeting
hs_meeting_outcome|Meeting outcome|enumeration|meeting`,
  emails: `${ENGAGEMENT}hs_email_subject|Email subject|string|email
hs_email_text|Text body|string|email
hs_email_html|Email body|string|email
hs_email_direction|Email direction|enumeration|email
hs_email_status|Email send status|enumeration|email
hs_email_open_count!|Number of opens|number|email
hs_email_click_count!|Number of clicks|number|email`,
  tasks: `${ENGAGEMENT}hs_task_subject|Task title|string|task
hs_task_body|Task notes|string|task
hs_task_status|Task status|enumeration|task
hs_task_priority|Priority|enumeration|task
hs_task_type|Task type|enumeration|task`,
  communications: `${ENGAGEMENT}hs_communication_channel_type|Channel type|enumeration|communication
hs_communication_body|Body|string|communication
hs_communication_logged_from|Logged from|enumeration|communication`,
} as const;

/**
 * Choices of the enumerations that are checked on a write; an enumeration not named here takes
 * anything.
 */
export const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  hs_lead_status: [
    'NEW',
    'OPEN',
    'IN_PROGRESS',
    'OPEN_DEAL',
    'UNQUALIFIED',
    'ATTEMPTED_TO_CONTACT',
    'CONNECTED',
    'BAD_TIMING',
  ],
  hs_persona: ['persona_1', 'persona_2', 'persona_3'],
  hs_predictivescoringtier: ['tier_1', 'tier_2', 'tier_3', 'tier_4'],
  hs_analytics_source: [
    'ORGANIC_SEARCH',
    'PAID_SEARCH',
    'EMAIL_MARKETING',
    'SOCIAL_MEDIA',
    'REFERRALS',
    'OTHER_CAMPAIGNS',
    'DIRECT_TRAFFIC',
    'OFFLINE',
    'PAID_SOCIAL',
    'AI_REFERRALS',
  ],
  hs_call_direction: ['INBOUND', 'OUTBOUND'],
  hs_call_status: ['COMPLETED', 'NO_ANSWER', 'BUSY', 'FAILED', 'CANCELED', 'QUEUED'],
  hs_meeting_outcome: ['SCHEDULED', 'COMPLETED', 'RESCHEDULED', 'NO_SHOW', 'CANCELED'],
  hs_email_direction: ['EMAIL', 'INCOMING_EMAIL', 'FORWARDED_EMAIL'],
  hs_email_status: ['SENT', 'SENDING', 'SCHEDULED', 'BOUNCED', 'FAILED'],
  hs_task_status: ['NOT_STARTED', 'IN_PROGRESS', 'WAITING', 'DEFERRED', 'COMPLETED'],
  hs_task_priority: ['NONE', 'LOW', 'MEDIUM', 'HIGH'],
  hs_task_type: ['TODO', 'CALL', 'EMAIL', 'LINKED_IN_MESSAGE'],
  hs_communication_channel_type: ['LINKEDIN_MESSAGE', 'SMS', 'WHATS_APP'],
  hs_communication_logged_from: ['CRM'],
};

/**
 * Lifecycle stages of the account in their order: HubSpot's eight, one that an administrator added
 * and one that was hidden since. The last one has the order -1, which is displayed after all
 * others.
 */
export const DEFAULT_STAGES: readonly StageOption[] = [
  ['subscriber', 'Subscriber'],
  ['90211', 'Prospect (old)', { hidden: true }],
  ['lead', 'Lead'],
  ['marketingqualifiedlead', 'Marketing Qualified Lead'],
  ['153180554', 'Sales Accepted Lead'],
  ['salesqualifiedlead', 'Sales Qualified Lead'],
  ['opportunity', 'Opportunity'],
  ['customer', 'Customer'],
  ['evangelist', 'Evangelist'],
  ['other', 'Other', { displayOrder: -1 }],
];
