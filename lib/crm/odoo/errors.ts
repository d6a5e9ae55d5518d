import type { Failure } from '../../domain/base/failure';
import { errorSchema, rpcErrorSchema } from './schemas';

/** What Odoo's exceptions mean, by the name in the error's body. */
const CODES: Readonly<Record<string, Failure['code']>> = {
  'odoo.exceptions.AccessDenied': 'crm/unauthorised',
  'odoo.http.SessionExpiredException': 'crm/unauthorised',
  'werkzeug.exceptions.Unauthorized': 'crm/unauthorised',
  'odoo.exceptions.AccessError': 'crm/forbidden',
  'werkzeug.exceptions.Forbidden': 'crm/forbidden',
  'odoo.exceptions.MissingError': 'crm/gone',
  'werkzeug.exceptions.NotFound': 'crm/gone',
  // An unknown model over JSON-RPC: the module is not installed.
  'builtins.KeyError': 'crm/gone',
  'odoo.exceptions.LockError': 'crm/unavailable',
  'odoo.exceptions.ConcurrencyError': 'crm/unavailable',
  'psycopg2.errors.SerializationFailure': 'crm/unavailable',
  'psycopg2.errors.LockNotAvailable': 'crm/unavailable',
  'psycopg2.errors.DeadlockDetected': 'crm/unavailable',
  'psycopg2.OperationalError': 'crm/unavailable',
  'psycopg2.pool.PoolError': 'crm/unavailable',
};

/**
 * The failure in a body of Odoo, with status 200 over JSON-RPC. One request is one
 * transaction and an error rolls it back, so nothing was done. Null for any other body: an error
 * page of a proxy in front of Odoo proves nothing.
 */
export function failureIn(body: unknown, status: number): Failure | null {
  const said = errorOf(body, status);
  if (said === null) return null;
  const code = Object.hasOwn(CODES, said.name)
    ? (CODES[said.name] ?? 'crm/invalid')
    : 'crm/invalid';
  return { code, detail: said.words };
}

function errorOf(body: unknown, status: number): { name: string; words: string } | null {
  const wrapped = rpcErrorSchema.safeParse(body);
  if (wrapped.success) {
    const { data, message } = wrapped.data.error;
    return { name: data?.name ?? '', words: data?.message ?? message ?? '' };
  }
  // With status 200 a record that has a name is an answer.
  const bare = status >= 400 ? errorSchema.safeParse(body) : null;
  return bare?.success === true ? { name: bare.data.name, words: bare.data.message ?? '' } : null;
}
