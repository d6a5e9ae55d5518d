import type { Fault } from '../faults';
import type { Dialect } from '../play-fault';

/** An error as Odoo 19 words it over JSON-2, with the traceback that no one may show. */
function error(name: string, message: string) {
  const debug = `Traceback (most recent call last):\n  File "/usr/lib/python3/dist-packages/odoo/http.py"\n${name}: ${message}`;
  return { name, message, arguments: [message], context: {}, debug };
}

/**
 * How Odoo refuses. Too many requests is the word of a proxy before it: Odoo itself has no limit.
 */
export const odooDialect: Dialect = {
  rateLimit: () => ({ body: { message: 'Too Many Requests' } }),
  unauthorized: () => error('werkzeug.exceptions.Unauthorized', 'Invalid apikey'),
  forbidden: () =>
    error('odoo.exceptions.AccessError', 'You are not allowed to access this record.'),
  serverError: () => error('builtins.ValueError', 'something went wrong within Odoo'),
};

/**
 * What the web server before an Odoo says when Odoo does not answer it; with `applied` Odoo had
 * done its work.
 */
export function gatewayError(status: 502 | 503 | 504, applied = false): Fault {
  const title = {
    502: 'Bad Gateway',
    503: 'Service Temporarily Unavailable',
    504: 'Gateway Time-out',
  }[status];
  const body = `<html>\n<head><title>${status} ${title}</title></head>\n<body><center><h1>${status} ${title}</h1></center><hr><center>nginx</center></body>\n</html>\n`;
  return { kind: 'answer', status, body, headers: { 'content-type': 'text/html' }, applied };
}

/**
 * A session that ended, as a proxy with a login of its own shows it: by leading to the page to log
 * in.
 */
export const toLogin: Fault = { kind: 'redirect', location: '/web/login' };
