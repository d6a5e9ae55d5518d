import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import type { LoggedRequest } from '../crm/hubspot/request-log';
import { type Operation, operationFor, readOperations } from './hubspot-operations';
import { sharedPath } from './shared-folder';

type Json = Record<string, unknown>;

/** The schemas of HubSpot's interface, ready to check exchanges with. */
export interface HubSpotSchemas {
  operations: readonly Operation[];
  /** What is wrong with a value by one definition (`file`, `name`); empty when nothing is. */
  problems(file: string, name: string, value: unknown): string[];
}

function asRecord(value: unknown): Json {
  return typeof value === 'object' && value !== null ? (value as Json) : {};
}

/** The API takes sorts as texts and as objects; the types of the client know the texts alone. */
function allowSortObjects(schema: Json): void {
  const search = asRecord(asRecord(schema.definitions).PublicObjectSearchRequest);
  const properties = asRecord(search.properties);
  if (properties.sorts) properties.sorts = { type: 'array', items: { type: ['string', 'object'] } };
}

function load(folder: string): HubSpotSchemas {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.schema.json'))) {
    const schema = asRecord(JSON.parse(readFileSync(join(folder, name), 'utf8')));
    allowSortObjects(schema);
    ajv.addSchema(schema, name.replace('.schema.json', ''));
  }
  ajv.addSchema(
    {
      definitions: {
        ApiUsageList: {
          type: 'object',
          required: ['results'],
          properties: {
            results: { type: 'array', items: { $ref: 'extra#/definitions/ApiUsage' } },
          },
        },
      },
    },
    'own',
  );
  return {
    operations: readOperations(folder),
    problems(file, name, value) {
      const list = /^Array<(.+)>$/.exec(name)?.[1];
      const home = name === 'ApiUsageList' ? 'own' : file;
      const one = { $ref: `${home}#/definitions/${list ?? name}` };
      const validate = ajv.compile(list === undefined ? one : { type: 'array', items: one });
      if (validate(value)) return [];
      return (validate.errors ?? []).map(
        (error) => `${name}${error.instancePath} ${error.message ?? ''}`,
      );
    },
  };
}

let loaded: HubSpotSchemas | null = null;

/** The schemas beside the project, or null when they are not there. */
export function hubSpotSchemas(): HubSpotSchemas | null {
  const folder = sharedPath('specs', 'hubspot');
  if (folder !== null) loaded ??= load(folder);
  return loaded;
}

function queryProblems(operation: Operation, query: string): string[] {
  const names = [...new URLSearchParams(query).keys()];
  return names
    .filter((name) => !operation.query?.includes(name))
    .map((name) => `request: unknown query parameter ${name}`);
}

function responseProblems(
  schemas: HubSpotSchemas,
  operation: Operation,
  status: number,
  body: unknown,
): string[] {
  if (status >= 400) return schemas.problems('extra', 'Error', body);
  const name = operation.responses[String(status)];
  if (name === undefined) return [`status ${status} is not among those of ${operation.path}`];
  if (name === null) return body === null ? [] : ['a body where there should be none'];
  return schemas.problems(operation.file, name, body);
}

/**
 * What is wrong with one request and its answer by HubSpot's schemas; empty when nothing is. `path`
 * may carry a query, whose names are then checked too. Throws when the schemas are not there.
 */
export function validateExchange(
  method: string,
  path: string,
  status: number,
  requestBody: unknown,
  responseBody: unknown,
): string[] {
  const schemas = hubSpotSchemas();
  if (!schemas) throw new Error('the schemas are not beside the project');
  const [bare = '', query = ''] = path.split('?');
  const operation = operationFor(schemas.operations, method, bare);
  if (!operation) return [`request: no operation ${method} ${bare}`];
  const request = operation.body
    ? schemas.problems(operation.file, operation.body, requestBody)
    : [];
  return [
    ...queryProblems(operation, query),
    ...request.map((problem) => `request: ${problem}`),
    ...responseProblems(schemas, operation, status, responseBody).map(
      (problem) => `response: ${problem}`,
    ),
  ];
}

/**
 * What is wrong with logged traffic, a line each. Requests that met a fault, or got no answer, are
 * judged by their request.
 */
export function trafficProblems(requests: readonly LoggedRequest[]): string[] {
  return requests.flatMap((entry) => {
    const path = entry.query === '' ? entry.path : `${entry.path}?${entry.query}`;
    const answered = entry.fault === null && entry.status !== null && entry.status > 0;
    const problems = validateExchange(
      entry.method,
      path,
      entry.status ?? 0,
      entry.requestBody,
      entry.responseBody,
    );
    return problems
      .filter((problem) => answered || problem.startsWith('request:'))
      .map((problem) => `#${entry.seq} ${entry.method} ${path} → ${entry.status}: ${problem}`);
  });
}
