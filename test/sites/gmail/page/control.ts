import { h } from '../../page/dom';
import type { Evidence } from '../../page/evidence';
import {
  asPage,
  clearForeign,
  type ForeignEntry,
  foreignElements,
  foreignNodes,
  write,
} from '../../page/foreign-log';
import { makeRandom } from '../../random';
import { legacyId, type Party, type Thread } from '../model';
import type { App } from './app';
import type { Draft } from './compose';
import { receive } from './mail-flow';
import type { Openness } from './message';
import type { SimOptions } from './options';
import type { Field, Recipient } from './recipients';
import { parseHash } from './route';
import { type Entry, entriesOf, findEntry } from './selection';
import { type StormKind, type StormRate, startStorm } from './storms';
import { type Truth, truthOf } from './truth';

/**
 * The control that tests hold in the page's world, as `window.__sim`. README.md beside it explains
 * each call.
 */
export interface SimControl {
  readonly evidence: Evidence;
  options(): SimOptions;
  set(change: Partial<SimOptions>): Promise<void>;
  settled(): Promise<void>;
  truth(): Truth;
  threads(): { legacyThreadId: string | undefined; subject: string; people: string[] }[];
  goto(hash: string): Promise<void>;
  open(thread: string | number): Promise<void>;
  back(): Promise<void>;
  turnPage(by: 1 | -1): Promise<void>;
  setMessage(index: number, openness: Openness): void;
  toggleDetails(index: number): void;
  compose(draft?: Draft): number;
  reply(text?: string): number | undefined;
  send(id: number): void;
  closeCompose(id: number): void;
  addRecipient(id: number, field: Field, recipient: Recipient): void;
  removeRecipient(id: number, field: Field, key: string): boolean;
  newMail(mail: {
    from: Party;
    subject: string;
    text: string;
    thread?: string;
  }): string | undefined;
  toggleRead(thread: string): void;
  archive(thread: string): void;
  popOut(thread: string): void;
  startStorm(kind: StormKind, rate?: StormRate): void;
  /** Ends all storms. @returns how many mutations those of the kind `mutations` made */
  stopStorms(): number;
  soak(
    navigations: number,
    every: number,
    seed?: number,
  ): Promise<{ elements: number; shown: number }>;
  counts(): { elements: number; roles: number; foreign: number };
  foreignNodes(): readonly ForeignEntry[];
  foreignElements(): readonly Element[];
  clearForeign(): void;
  /**
   * Addresses of extensions that the page can see: fetched into it, or written into what is
   * foreign.
   */
  extensionFetches(): string[];
  /** Runs a change of the page itself, which the log leaves out. */
  asPage<T>(change: () => T): T;
}

function peopleOf(thread: Thread): string[] {
  return [...new Set(thread.messages.map((message) => message.from.email))];
}

const EXTENSION_ADDRESS = /(?:chrome|moz|safari-web)-extension:[^"'\s]*/g;

/** Puts the control of an app together. */
export function makeControl(app: App, evidence: Evidence): SimControl {
  const { context, navigator, composers, views } = app;
  const scratch = h('div', { style: 'display: none;' });
  write(() => document.body.append(scratch));
  let storms: (() => number)[] = [];

  function entry(id: string): Entry {
    const found = findEntry(context.mailbox, id, context.options.conversation);
    if (!found) throw new RangeError(`no such thread: ${id}`);
    return found;
  }

  function editor(id: number) {
    const found = composers.editors().find((one) => one.id === id);
    if (!found) throw new RangeError(`no such compose window: ${id}`);
    return found;
  }

  async function settle(act: () => void): Promise<void> {
    write(act);
    await context.clock.settled();
    await new Promise((resolve) => setTimeout(resolve));
    await context.clock.settled();
  }

  const ground = {
    lists: () => views.current()?.content.lists ?? [],
    refresh: () => navigator.refresh(),
    editor: () => document.body.querySelector('[contenteditable]') ?? undefined,
    scratch,
  };

  async function soak(
    navigations: number,
    every: number,
    seed = 1,
  ): Promise<{ elements: number; shown: number }> {
    const random = makeRandom(seed);
    let shown = 0;
    for (let step = 0; step < navigations; step += 1) {
      const list = entriesOf(context.mailbox, parseHash(''), context.options.conversation);
      const away = random.chance(0.4)
        ? random.pick(['#inbox', '#sent', '#starred', '#all', '#search/quote'])
        : undefined;
      if (away) write(() => navigator.go(parseHash(away)));
      else write(() => navigator.open(random.pick(list)));
      await new Promise((resolve) => setTimeout(resolve, every));
      shown += navigator.thread() ? 1 : 0;
    }
    await settle(() => undefined);
    return { elements: document.getElementsByTagName('*').length, shown };
  }

  return {
    evidence,
    options: () => ({ ...context.options }),
    set: (change) => settle(() => app.set(change)),
    settled: () => settle(() => undefined),
    truth: () => truthOf(context, navigator, composers),
    threads: () =>
      context.mailbox.threads.map((thread) => ({
        legacyThreadId: thread.id === undefined ? undefined : legacyId(thread.id),
        subject: thread.subject,
        people: peopleOf(thread),
      })),
    goto: (hash) => settle(() => navigator.go(parseHash(hash))),
    open(thread) {
      const wanted =
        typeof thread === 'string'
          ? entry(thread)
          : entriesOf(context.mailbox, navigator.route(), context.options.conversation)[thread];
      if (!wanted) throw new RangeError(`no such row: ${thread}`);
      return settle(() => navigator.open(wanted));
    },
    back: () => settle(() => navigator.go({ ...navigator.route(), thread: undefined })),
    turnPage: (by) => settle(() => app.turn(by)),
    setMessage: (index, openness) => write(() => navigator.thread()?.setOpenness(index, openness)),
    toggleDetails: (index) => write(() => navigator.thread()?.toggleDetails(index)),
    compose: (draft = {}) => write(() => composers.open(draft).id),
    reply: (text) =>
      write(() => {
        const opened = composers.reply();
        if (text !== undefined && opened) opened.write(text);
        if (text !== undefined && opened) composers.send(opened);
        return opened?.id;
      }),
    send: (id) => write(() => composers.send(editor(id))),
    closeCompose: (id) => write(() => composers.close(editor(id))),
    addRecipient: (id, field, recipient) => write(() => editor(id).fields[field].add(recipient)),
    removeRecipient: (id, field, key) => write(() => editor(id).fields[field].remove(key)),
    newMail: ({ from, subject, text, thread }) =>
      write(() => {
        const { account } = context.mailbox;
        const received = receive(context, {
          from,
          to: [{ email: account.email, name: account.name }],
          text,
          subject,
          thread: thread === undefined ? undefined : entry(thread).thread,
        });
        navigator.refresh();
        return received.id === undefined ? undefined : legacyId(received.id);
      }),
    toggleRead: (thread) => write(() => app.toggleRead(entry(thread))),
    archive: (thread) => write(() => app.archive(entry(thread))),
    popOut: (thread) =>
      void open(`?view=btop&th=${thread}`, '_blank', 'popup,width=900,height=700'),
    startStorm: (kind, rate) => void storms.push(startStorm(context, ground, kind, rate)),
    stopStorms() {
      const made = storms.reduce((sum, stop) => sum + stop(), 0);
      storms = [];
      return made;
    },
    soak,
    counts: () => ({
      elements: document.getElementsByTagName('*').length,
      roles: document.querySelectorAll('[role]').length,
      foreign: foreignElements().length,
    }),
    foreignNodes,
    foreignElements,
    clearForeign,
    extensionFetches: () => [
      ...evidence.extensionFetches,
      ...foreignNodes().flatMap(({ shown }) => shown.match(EXTENSION_ADDRESS) ?? []),
    ],
    asPage,
  };
}
