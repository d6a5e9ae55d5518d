import { readable } from '../hubspot/request-log';

/** Where to ask an Odoo, and as which user. */
export interface Caller {
  readonly url: string;
  readonly key: string;
  /** Named where the server has more than one. */
  readonly database?: string | undefined;
}

export interface OdooAnswer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever came
  readonly body: any;
}

/**
 * Asks a model's method over JSON-2 and returns what came, whatever it is. `body` holds the
 * arguments by name.
 */
export async function ask(
  caller: Caller,
  model: string,
  method: string,
  body: object = {},
): Promise<OdooAnswer> {
  const response = await fetch(`${caller.url}/json/2/${model}/${method}`, {
    method: 'POST',
    headers: {
      authorization: `bearer ${caller.key}`,
      'content-type': 'application/json',
      ...(caller.database === undefined ? {} : { 'x-odoo-database': caller.database }),
    },
    body: JSON.stringify(body),
    redirect: 'manual',
  });
  const text = await response.text();
  return { status: response.status, body: readable(text) };
}

/** The result of a call that must work. */
export async function call<Result>(
  caller: Caller,
  model: string,
  method: string,
  body: object = {},
): Promise<Result> {
  const answer = await ask(caller, model, method, body);
  if (answer.status !== 200)
    throw new Error(
      `${model}/${method} answered ${answer.status}: ${answer.body?.message ?? answer.body}`,
    );
  return answer.body;
}
