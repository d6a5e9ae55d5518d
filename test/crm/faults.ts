/**
 * A small language for what goes wrong between a client and a CRM. It knows HTTP and nothing of a
 * particular CRM: how a refusal is worded there comes in as a `Dialect`.
 */
export type Fault =
  /**
   * Too many requests; `retryAfter` in whole seconds, or as the HTTP date so many ms ahead, or left
   * out.
   */
  | {
      kind: 'rate-limit';
      retryAfter?: { seconds: number } | { dateInMs: number } | undefined;
      policy?: string | undefined;
    }
  | { kind: 'unauthorized'; expired?: boolean | undefined }
  | { kind: 'forbidden'; scopes?: string[] | undefined }
  /** An error of the server; with `applied` the request was carried out first. */
  | {
      kind: 'server-error';
      status?: number | undefined;
      applied?: boolean | undefined;
      retryAfter?: { seconds: number } | undefined;
    }
  /**
   * The connection ends: before anything was done, after it was done but before a byte of answer,
   * or within the answer.
   */
  | { kind: 'cut'; when: 'before' | 'after' | 'mid-body' }
  /** Never answers; the connection stays open until the client gives up. */
  | { kind: 'hang'; applied?: boolean | undefined }
  /** The right answer, a few bytes at a time. */
  | { kind: 'drip'; bytes: number; everyMs: number }
  /** The request is carried out and answered with its own status, but the JSON breaks off. */
  | { kind: 'malformed' }
  /** 200 with a page for people instead of JSON; nothing is carried out. */
  | { kind: 'login-page' }
  | { kind: 'redirect'; status?: 302 | 307 | undefined; location: string }
  /** The request is carried out; the body of the answer is empty. */
  | { kind: 'empty' }
  /** The right answer under another content type. */
  | { kind: 'wrong-type'; contentType: string }
  /**
   * Delivered twice, as a browser does when a kept connection breaks: one after the other, or both
   * at once. The last answers.
   */
  | { kind: 'twice'; together?: boolean | undefined }
  /**
   * A success whose body says that a part failed, as answers about many do. A read is carried out,
   * and the first `most` of what it found are given as errors instead; a write is carried out only
   * with `applied`. Requests whose answers cannot be of that kind meet no fault. `folded`: 200
   * instead of 207.
   */
  | {
      kind: 'partial';
      category?: string | undefined;
      most?: number | undefined;
      folded?: boolean | undefined;
      canceled?: boolean | undefined;
      applied?: boolean | undefined;
    }
  /** Any answer at all, given as it stands. */
  | {
      kind: 'answer';
      status: number;
      body: string;
      headers?: Record<string, string> | undefined;
      applied?: boolean | undefined;
    };

/** Which requests a rule means. Everything left out matches everything. */
interface FaultMatch {
  method?: string | undefined;
  /** Path without query; `*` stands for a part of one segment, `**` for anything. */
  path?: string | undefined;
  /** Text that the request body must contain. */
  body?: string | undefined;
  /**
   * Which of the matching requests, counted from 1: one, or from–to inclusive; left out: all of
   * them.
   */
  nth?: number | [number, number] | undefined;
}

export interface FaultRule {
  match?: FaultMatch | undefined;
  /** Waits before anything else happens, ms. */
  delayMs?: number | undefined;
  fault?: Fault | undefined;
}

interface StandingRule extends FaultRule {
  id: number;
  /** Requests that matched method, path and body so far. */
  seen: number;
}

export interface FaultDesk {
  /** Adds a rule and returns its id. */
  add(rule: FaultRule): number;
  remove(id: number): void;
  clear(): void;
  list(): StandingRule[];
  /**
   * What is to happen to this request: the delays of all rules that mean it, and the first fault
   * among them.
   */
  take(request: { method: string; path: string; body: string }): {
    delayMs: number;
    fault: Fault | null;
  };
}

function pathPattern(glob: string): RegExp {
  const escaped = glob.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replace(/\*\*|\*/g, (star) => (star === '**' ? '.*' : '[^/]*'))}$`);
}

function means(
  match: FaultMatch,
  request: { method: string; path: string; body: string },
): boolean {
  if (match.method !== undefined && match.method.toUpperCase() !== request.method) return false;
  if (match.path !== undefined && !pathPattern(match.path).test(request.path)) return false;
  return match.body === undefined || request.body.includes(match.body);
}

function isTurn(nth: FaultMatch['nth'], count: number): boolean {
  if (nth === undefined) return true;
  return typeof nth === 'number' ? nth === count : count >= nth[0] && count <= nth[1];
}

/** A place where rules stand and count the requests they see. */
export function createFaultDesk(): FaultDesk {
  let rules: StandingRule[] = [];
  let lastId = 0;
  return {
    add(rule) {
      lastId += 1;
      rules.push({ ...rule, id: lastId, seen: 0 });
      return lastId;
    },
    remove(id) {
      rules = rules.filter((rule) => rule.id !== id);
    },
    clear() {
      rules = [];
    },
    list: () => rules.map((rule) => ({ ...rule })),
    take(request) {
      let delayMs = 0;
      let fault: Fault | null = null;
      for (const rule of rules) {
        const match = rule.match ?? {};
        if (!means(match, request)) continue;
        rule.seen += 1;
        if (!isTurn(match.nth, rule.seen)) continue;
        delayMs += rule.delayMs ?? 0;
        fault ??= rule.fault ?? null;
      }
      return { delayMs, fault };
    },
  };
}
