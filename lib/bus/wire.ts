import type { Failure } from '../domain/base/failure';
import type { IdentityKey, PageIdentity } from '../domain/person/identity';
import type { Topic } from './contract';

/** What travels from a surface to the background. Everything on the wire is JSON. */
export interface Request {
  readonly relevo: 'call';
  readonly route: string;
  readonly input: unknown;
}

/** What comes back: errors as values, because thrown ones lose their class on the way. */
export type Reply<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Failure };

/** Word from the background that something should be read again. */
export interface Push {
  readonly relevo: 'push';
  readonly topics: readonly Topic[];
}

/** A question from the background to the content script of a tab. */
export interface Ask {
  readonly relevo: 'ask';
  readonly what: 'people';
}

/** What it answers: whom its page shows, by what a CRM may know of them. */
export interface PageAnswer {
  /** The mailbox that the page shows; null where it is none, or does not say. */
  readonly mailbox: string | null;
  readonly people: readonly PageIdentity[];
  /**
   * Whom the page may be about, likeliest first; nobody where the rep has to choose. Of them
   * whoever is known is meant.
   */
  readonly focus: readonly IdentityKey[];
  readonly company: { readonly slug: string; readonly name: string } | null;
  /** Whether the page has a place open in which somebody writes to them. */
  readonly writing: boolean;
}

function hasKind(message: unknown, kind: string): boolean {
  return (
    typeof message === 'object' &&
    message !== null &&
    'relevo' in message &&
    message.relevo === kind
  );
}

/** Whether a message is a call of ours by its shape; its content is still untrusted. */
export function isRequest(message: unknown): message is Request {
  return hasKind(message, 'call') && typeof (message as { route?: unknown }).route === 'string';
}

/** Whether a message is a push of the background's. */
export function isPush(message: unknown): message is Push {
  return hasKind(message, 'push') && Array.isArray((message as { topics?: unknown }).topics);
}

/** Whether a message is a question to a content script. */
export function isAsk(message: unknown): message is Ask {
  return hasKind(message, 'ask');
}
