import type { Topic } from './contract';

/** The routes that each topic affects, by the beginning of their names. */
const FAMILIES: Readonly<Record<Topic, readonly string[]>> = {
  tab: ['tab'],
  people: [
    'handOffs',
    'feedback.thread',
    'site.lookup',
    'site.card',
    'site.touches',
    'tab',
    'people',
    'counts',
    'diagnostics',
    'import.last',
  ],
  outbox: ['site.lookup', 'site.card', 'tab', 'people', 'outbox', 'diagnostics'],
  settings: ['site', 'tab', 'settings', 'agreement', 'feedback', 'handOffs', 'people', 'goals'],
  connection: [
    'connection',
    'agreement',
    'people',
    'tab',
    'site',
    'counts',
    'feedback',
    'handOffs',
    'import.last',
    'figures',
    'goals',
  ],
  health: ['diagnostics'],
  feedback: ['feedback', 'handOffs', 'site.card'],
  // Every score, clock, reason and warning follows from it.
  agreement: ['agreement', 'site', 'tab', 'people', 'feedback', 'handOffs', 'figures', 'goals'],
  figures: ['figures.funnel', 'goals.read'],
  goals: ['goals.lines'],
};

/** Whether the answer of a route may have changed with these topics. */
export function concerns(route: string, topics: readonly Topic[]): boolean {
  return topics.some((topic) => FAMILIES[topic].some((begin) => route.startsWith(begin)));
}
