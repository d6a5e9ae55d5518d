import type { Message } from '../translator';

/** The words of the view Word of mouth, and of its block in Today. */
export const referralsEn = {
  'referrals.title': 'Word of mouth',
  'referrals.lead': 'Who came because a customer recommended us, and which customers to ask next.',
  'referrals.could': 'Customers who could refer',
  'referrals.count': { one: 'one customer', other: '{count} customers' },
  'referrals.rule':
    'Customers for {since} days or more, without open feedback, not asked in the last {rest} days.',
  'referrals.none': 'No customer to ask now.',
  'referrals.more': 'View all',
  'referrals.first': 'The {count} who are customers for longest.',
  'referrals.since': 'customer since {date}',
  'referrals.last': 'asked {when}',
  'referrals.ask': 'Asked today',
  'referrals.ask-of': 'Asked {name} today',
  'referrals.asked': '{name} was asked today.',
  'referrals.source': 'Who referred',
  'referrals.by': 'Referred by',
  'referrals.leads': 'People',
  'referrals.customers': 'Customers',
  'referrals.note': 'Everyone who was referred, each once, by the latest note in the CRM.',
  'referrals.all': 'All',
  'referrals.source-none':
    'No one came by word of mouth yet. On the card of a contact, say who referred them.',
} as const satisfies Record<string, Message>;
