import type { Message } from '../translator';

/** The words for contesting the credit of a touch, and for who referred a contact. */
export const contestEn = {
  'contest.open': 'Contest…',
  'contest.open-of': 'Contest or confirm: {title}',
  'contest.ask': 'Did it help to win them?',
  'contest.confirm': 'Yes, it counts',
  'contest.no': 'No, because:',
  'contest.text': 'In your words (needed for another reason)',
  'contest.not-yours': 'Only the owner of the contact or of their deal can contest it.',
  'contest.gone': 'The contact is not in the CRM any more.',
  'contest.share': '{contested} of {of} touches contested',
  'contest.without': 'Without contested touches',
  'contest.left-out': 'left out',
  'referral.open': 'Referred by…',
  'referral.who': 'Who referred {name}?',
  'referral.search': 'Search contacts',
  'referral.pick': 'Referred by {name}',
  'referral.clear': 'Not referred',
} as const satisfies Record<string, Message>;

export type ContestKey = keyof typeof contestEn;
