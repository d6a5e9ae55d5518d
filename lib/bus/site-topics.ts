import type { Topic } from './contract';

/** Routes by topic, by the beginning of their names. */
export type Families = Readonly<Partial<Record<Topic, readonly string[]>>>;

const PERSON = ['site.lookup', 'site.card', 'site.touches'];
const ALL = ['site'];

/** The routes of content scripts that each topic affects: all that such a script carries. */
export const SITE_FAMILIES = {
  people: PERSON,
  outbox: PERSON,
  settings: ALL,
  connection: ALL,
  // Every score, clock, reason and warning follows from it.
  agreement: ALL,
  feedback: ['site.card'],
} as const satisfies Families;

/** Whether the answer of a route may have changed with these topics. */
export function concerns(families: Families, route: string, topics: readonly Topic[]): boolean {
  return topics.some((topic) => families[topic]?.some((begin) => route.startsWith(begin)));
}
