import type { Failure } from '../domain/base/failure';
import type { IdentityKey, PageIdentity } from '../domain/person/identity';
import type { Topic } from './contract';

/** A call from a surface to the background. All messages are JSON. */
export interface Request {
  readonly relevo: 'call';
  readonly route: string;
  readonly input: unknown;
}

/**
 * The answer to a call. Errors are values, because messaging does not keep the class of a thrown
 * error.
 */
export type Reply<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Failure };

/** A message from the background: data of these topics has changed. */
export interface Push {
  readonly relevo: 'push';
  readonly topics: readonly Topic[];
}

/** A question from the background to the content script of a tab. */
export interface Ask {
  readonly relevo: 'ask';
  readonly what: 'people';
}

/** The content script's answer: the people on its page, as identities to look up. */
export interface PageAnswer {
  /** The mailbox that the page shows; null where it is none, or does not say. */
  readonly mailbox: string | null;
  readonly people: readonly PageIdentity[];
  /**
   * The people that the page may be about, most likely first; empty if the rep has to choose. The
   * first one with a known contact is used.
   */
  readonly focus: readonly IdentityKey[];
  readonly company: { readonly slug: string; readonly name: string } | null;
  /** Whether a text field to write to them is open on the page. */
  readonly writing: boolean;
  /** Those who wrote first, so that what the rep writes to them is an answer. */
  readonly answered?: readonly IdentityKey[] | undefined;
}

function hasKind(message: unknown, kind: string): boolean {
  return (
    typeof message === 'object' &&
    message !== null &&
    'relevo' in message &&
    message.relevo === kind
  );
}

/** Whether a message has the shape of a call; its content is still untrusted. */
export function isRequest(message: unknown): message is Request {
  return hasKind(message, 'call') && typeof (message as { route?: unknown }).route === 'string';
}

/** Whether a message is a push from the background. */
export function isPush(message: unknown): message is Push {
  return hasKind(message, 'push') && Array.isArray((message as { topics?: unknown }).topics);
}

/** Whether a message is a question to a content script. */
export function isAsk(message: unknown): message is Ask {
  return hasKind(message, 'ask');
}
