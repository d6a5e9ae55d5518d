import type { Topic } from './contract';
import { SITE_FAMILIES as SITE } from './site-topics';

/** The routes that each topic affects, by the beginning of their names. */
export const FAMILIES: Readonly<Record<Topic, readonly string[]>> = {
  tab: ['tab'],
  people: [
    ...SITE.people,
    'handOffs',
    'feedback.thread',
    'feedback.answers',
    'tab',
    'people',
    'counts',
    'diagnostics',
    'import.last',
  ],
  outbox: [...SITE.outbox, 'tab', 'people', 'outbox', 'diagnostics'],
  settings: [...SITE.settings, 'tab', 'settings', 'agreement', 'feedback', 'handOffs', 'people'],
  connection: [
    ...SITE.connection,
    'connection',
    'agreement',
    'people',
    'tab',
    'counts',
    'feedback',
    'handOffs',
    'import.last',
    'figures',
  ],
  health: ['diagnostics'],
  feedback: [...SITE.feedback, 'feedback', 'handOffs'],
  agreement: [...SITE.agreement, 'agreement', 'tab', 'people', 'feedback', 'handOffs', 'figures'],
  figures: ['figures.funnel'],
};
