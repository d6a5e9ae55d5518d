import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const Operation = z.object({
  method: z.string(),
  path: z.string(),
  query: z.array(z.string()).optional(),
  body: z.string().optional(),
  responses: z.record(z.string(), z.string().nullable()),
});

/** One operation of the interface and the schema file that its types are in. */
export type Operation = z.infer<typeof Operation> & { file: string };

/** Operations whose shapes were written down without a path of their own. */
const BESIDE: readonly Operation[] = [
  {
    method: 'GET',
    path: '/marketing/v3/campaigns',
    query: ['limit', 'after', 'sort', 'name', 'properties'],
    responses: { '200': 'CampaignPage' },
    file: 'extra',
  },
  {
    method: 'GET',
    path: '/account-info/v3/details',
    query: [],
    responses: { '200': 'PortalInformation' },
    file: 'extra',
  },
  {
    method: 'GET',
    path: '/account-info/v3/api-usage/daily/private-apps',
    query: [],
    responses: { '200': 'ApiUsageList' },
    file: 'extra',
  },
  {
    method: 'GET',
    path: '/events/v3/events',
    query: [
      'objectType',
      'objectId',
      'eventType',
      'occurredAfter',
      'occurredBefore',
      'limit',
      'after',
      'sort',
    ],
    responses: { '200': 'EventPage' },
    file: 'extra',
  },
];

const DATE = '(2025-09|2026-03|2026-09)';

/** Dated paths and the numbered paths under which the schemas know them. */
const NUMBERED: ReadonlyArray<readonly [RegExp, string]> = [
  [new RegExp(`^/crm/objects/${DATE}/([^/]+/[^/]+/associations/.*)$`), '/crm/v4/objects/$2'],
  [new RegExp(`^/crm/associations/${DATE}(?=/)`), '/crm/v4/associations'],
  [new RegExp(`^/crm/(objects|properties|owners|pipelines|lists)/${DATE}(?=/|$)`), '/crm/v3/$1'],
  [new RegExp(`^/marketing/(marketing-events|campaigns)/${DATE}(?=/|$)`), '/marketing/v3/$1'],
  [new RegExp(`^/account-info/${DATE}(?=/)`), '/account-info/v3'],
  [new RegExp(`^/events/event-occurrences/${DATE}$`), '/events/v3/events'],
];

function numberedPath(path: string): string {
  for (const [pattern, replacement] of NUMBERED)
    if (pattern.test(path)) return path.replace(pattern, replacement);
  return path;
}

/** All operations in a folder of schema files, those with the fewest placeholders first. */
export function readOperations(folder: string): Operation[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.schema.json'));
  const found = files.flatMap((name) => {
    const schema: unknown = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    const { operations = [] } = z
      .object({ operations: z.array(Operation).optional() })
      .parse(schema);
    return operations.map((operation) => ({
      ...operation,
      file: name.replace('.schema.json', ''),
    }));
  });
  const placeholders = (operation: Operation): number => operation.path.split('{').length;
  return [...BESIDE, ...found].sort((a, b) => placeholders(a) - placeholders(b));
}

/** The operation that a request means, or null. */
export function operationFor(
  operations: readonly Operation[],
  method: string,
  path: string,
): Operation | null {
  const wanted = numberedPath(path.replace(/\/$/, ''));
  return (
    operations.find((operation) => {
      const template = operation.path.replace(/[.]/g, '\\.').replace(/\{[^}]+\}/g, '[^/]+');
      return operation.method === method && new RegExp(`^${template}$`).test(wanted);
    }) ?? null
  );
}
