/** One request as it was seen from the server. The token is never in it. */
export interface LoggedRequest {
  seq: number;
  /** Epoch ms. */
  at: number;
  durationMs: number;
  method: string;
  /** Path as sent, without query. */
  path: string;
  /** Query as sent, without the question mark. */
  query: string;
  authorization: 'valid' | 'refused' | 'none';
  /** Status given to the client; 0 when it got none, null while it waits. */
  status: number | null;
  requestBody: unknown;
  responseBody: unknown;
  /** Whether something was changed in the account. */
  applied: boolean;
  /** The fault that was played, or null. */
  fault: string | null;
}

/** The last requests, oldest first; old ones fall out. */
export class RequestLog {
  readonly entries: LoggedRequest[] = [];
  #seq = 0;

  constructor(readonly capacity: number) {}

  add(entry: Omit<LoggedRequest, 'seq'>): LoggedRequest {
    this.#seq += 1;
    const logged = { seq: this.#seq, ...entry };
    this.entries.push(logged);
    if (this.entries.length > this.capacity)
      this.entries.splice(0, this.entries.length - this.capacity);
    return logged;
  }

  clear(): void {
    this.entries.length = 0;
  }
}

/** A body as JSON where it is JSON, else as text. */
export function readable(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
