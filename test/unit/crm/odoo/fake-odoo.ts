import { createOdoo } from '../../../../lib/crm/odoo/connector';
import type { Connector, Mapping } from '../../../../lib/crm/port/connector';
import { memoryStore } from '../../../contract/memory-store';

/** One request as it went out. */
export interface Asked {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Record<string, unknown> | null;
  readonly init: RequestInit;
}

export interface Answer {
  readonly status?: number;
  readonly body?: unknown;
  /** Text instead of JSON, with its type. */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export const TOKEN = 'rv-canary-odoo';
export const JSON_2 = { version_info: [19, 0, 0, 'final', 0, ''], version: '19.0' };

/** A connector whose Odoo answers what a function says, and everything that it was asked. */
export function fakeOdoo(
  answer: (asked: Asked) => Answer,
  options: { mapping?: Partial<Mapping>; login?: string | null; database?: string | null } = {},
): { connector: Connector; asked: Asked[] } {
  const asked: Asked[] = [];
  const connector = createOdoo({
    account: {
      address: 'https://crm.acme.example',
      database: options.database ?? null,
      login: options.login ?? null,
    },
    token: async () => TOKEN,
    mapping: {
      stages: {},
      stageField: null,
      scoreField: null,
      profileField: null,
      ...options.mapping,
    },
    clock: () => 1_800_000_000_000,
    sleep: async () => undefined,
    store: memoryStore(),
    fetch: async (url, init = {}) => {
      const one: Asked = {
        url: String(url),
        headers: Object.fromEntries(new Headers(init.headers)),
        body: typeof init.body === 'string' ? JSON.parse(init.body) : null,
        init,
      };
      asked.push(one);
      const { status = 200, body, text, headers = {} } = answer(one);
      const type = text === undefined ? 'application/json' : 'text/html';
      return new Response(text ?? JSON.stringify(body), {
        status,
        headers: { 'content-type': type, ...headers },
      });
    },
  });
  return { connector, asked };
}
