/** An answer as a test reads it. */
interface Answer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever came
  body: any;
}

/**
 * A caller of a JSON server: method, path with query, body. Other headers replace the usual ones.
 */
export type Ask = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Answer>;

/** Asks a server with its token. */
export function askerFor(server: { url: string; token: string }): Ask {
  return async (method, path, body, headers) => {
    const response = await fetch(server.url + path, {
      method,
      headers: headers ?? {
        authorization: `Bearer ${server.token}`,
        'content-type': 'application/json',
      },
      body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
      redirect: 'manual',
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text === '' ? null : JSON.parse(text),
    };
  };
}
