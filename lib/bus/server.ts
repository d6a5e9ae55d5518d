import type { Failure } from '../domain/base/failure';
import { contract, type InputOf, type OutputOf, type RouteName } from './contract';
import type { Trust } from './route';
import { isRequest, type Reply } from './wire';

/** The sender of a message, according to the browser. */
export interface Caller {
  readonly trust: Trust;
  /**
   * The tab of a content script, or of a page of Relevo in a tab; null for popup and side panel.
   */
  readonly tabId: number | null;
  /** The address of the sender, according to the browser. */
  readonly address: string | null;
}

export type Handlers = {
  readonly [Name in RouteName]: (input: InputOf<Name>, caller: Caller) => Promise<OutputOf<Name>>;
};

/** The fields of `runtime.MessageSender` that trust is based on. */
export interface Sender {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly origin?: string | undefined;
  readonly frameId?: number | undefined;
  readonly documentLifecycle?: string | undefined;
  readonly tab?:
    | { readonly id?: number | undefined; readonly url?: string | undefined }
    | undefined;
}

export interface ServerOptions {
  readonly handlers: Handlers;
  /** Id and origin of this extension (`chrome-extension://…` without a slash at the end). */
  readonly self: { readonly id: string; readonly origin: string };
  /** Origins where content scripts of Relevo run. */
  readonly sites: readonly string[];
  /** Returns the failure of any value that a handler throws. */
  failureOf(thrown: unknown): Failure;
  /**
   * Reports every failure to the local log, with the thrown value if there is one. Gets no input.
   */
  report(route: string, failure: Failure, thrown?: unknown): void;
}

/**
 * Creates the function that answers messages. Every message is treated as written by an attacker
 * (developer.chrome.com/docs/extensions/develop/security-privacy/stay-secure): the route must be an
 * own key of the table, the sender must have the trust for it, and the input must fit its schema,
 * before a handler sees it.
 * @returns null for messages that are not calls, so that other listeners can handle them
 */
export function createServer(
  options: ServerOptions,
): (message: unknown, sender: Sender) => Promise<Reply<unknown>> | null {
  return (message, sender) =>
    isRequest(message) ? answer(options, message.route, message.input, sender) : null;
}

async function answer(
  options: ServerOptions,
  route: string,
  input: unknown,
  sender: Sender,
): Promise<Reply<unknown>> {
  const caller = judge(options, sender);
  if (caller === null || !Object.hasOwn(contract, route))
    return refuse(options, route, 'bus/forbidden');
  const name = route as RouteName;
  if (contract[name].trust === 'page' && caller.trust !== 'page')
    return refuse(options, route, 'bus/forbidden');
  const parsed = contract[name].input.safeParse(input);
  if (!parsed.success) return refuse(options, route, 'bus/bad-request');
  try {
    const handler = options.handlers[name] as (input: unknown, caller: Caller) => Promise<unknown>;
    return { ok: true, value: await handler(parsed.data, caller) };
  } catch (error) {
    const failure = options.failureOf(error);
    options.report(route, failure, error);
    return { ok: false, error: failure };
  }
}

function refuse(
  options: ServerOptions,
  route: string,
  code: 'bus/forbidden' | 'bus/bad-request',
): Reply<never> {
  const known = Object.hasOwn(contract, route);
  const failure: Failure = { code, detail: known ? route : 'unknown route' };
  options.report(failure.detail, failure);
  return { ok: false, error: failure };
}

/**
 * Returns the caller with its trust. Null if the sender has none: another extension, a frame, a
 * page that is not active, an unknown site.
 * @internal
 */
export function judge(
  options: Pick<ServerOptions, 'self' | 'sites'>,
  sender: Sender,
): Caller | null {
  if (sender.id !== options.self.id) return null;
  const tabId = sender.tab?.id ?? null;
  // The tab's address follows a page that changes it without loading. The browser reveals it only
  // with permission for the site.
  const address = sender.tab?.url ?? sender.url ?? null;
  const origin = originOf(sender);
  if (origin === options.self.origin) return { trust: 'page', tabId, address };
  const shown = sender.documentLifecycle === undefined || sender.documentLifecycle === 'active';
  const known = origin !== null && options.sites.includes(origin);
  return known && shown && sender.frameId === 0 && tabId !== null
    ? { trust: 'site', tabId, address }
    : null;
}

function originOf(sender: Sender): string | null {
  // If `origin` is missing (Firefox), it is taken from the address. If both are present, they must
  // agree.
  const fromUrl = sender.url === undefined ? null : parseOrigin(sender.url);
  if (sender.origin === undefined) return fromUrl;
  return fromUrl === null || fromUrl === sender.origin ? sender.origin : null;
}

function parseOrigin(url: string): string | null {
  try {
    const { protocol, host } = new URL(url);
    // `URL.origin` is "null" for extension addresses in some engines.
    return `${protocol}//${host}`;
  } catch {
    return null;
  }
}
