import type { Message } from './translator';

/** The words of the dashboard's frame and of the views Today, Hand-offs and Feedback, beyond those of the card and our pages. */
export const dashboardEn = {
  'frame.name': 'Dashboard',
  'frame.print': 'Print',
  'frame.later': 'This view is being built.',
  'view.today': 'Today',
  'view.hand-offs': 'Hand-offs',
  'view.feedback': 'Feedback',
  'view.agreement': 'Agreement',
} as const satisfies Record<string, Message>;
