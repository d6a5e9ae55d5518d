import type { Topic } from './contract';

/** Which routes read what a topic names, by the part of the name before the dot. */
const FAMILIES: Readonly<Record<Topic, readonly string[]>> = {
  people: ['site', 'tab', 'people', 'counts', 'diagnostics'],
  outbox: ['site', 'tab', 'people', 'outbox', 'diagnostics'],
  settings: ['site', 'settings', 'agreement'],
  connection: ['connection', 'people', 'tab', 'site', 'counts'],
  health: ['diagnostics'],
};

/** Whether what a route said may have changed with these topics. */
export function concerns(route: string, topics: readonly Topic[]): boolean {
  const [family = ''] = route.split('.');
  return topics.some((topic) => FAMILIES[topic].includes(family));
}
