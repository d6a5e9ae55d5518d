import { type ApiVersion, VERSIONS } from './types';

const NUMBERED: ReadonlyArray<readonly [RegExp, string]> = [
  [
    /^\/crm\/(v[34])\/(objects|associations|properties|owners|pipelines|lists)(?=\/|$)/,
    '/crm/$2/$1',
  ],
  [/^\/marketing\/(v3)\/(marketing-events|campaigns)(?=\/|$)/, '/marketing/$2/$1'],
  [/^\/events\/(v3)\/events(?=\/|$)/, '/events/event-occurrences/$1'],
];

/**
 * The dated form of a path: numbered paths (`/crm/v3/objects/…`) reach the same handlers
 * (`/crm/objects/v3/…`), and so does a slash at the end, which the official client writes in
 * places.
 */
export function datedPath(sent: string): string {
  const path = sent.replace(/\/+$/, '');
  for (const [pattern, replacement] of NUMBERED) {
    if (pattern.test(path)) return path.replace(pattern, replacement);
  }
  return path;
}

export function isVersion(text: string): text is ApiVersion {
  return (VERSIONS as readonly string[]).includes(text);
}
