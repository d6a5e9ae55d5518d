import { h, on, setAttribute, setShown } from '../../page/dom';
import type { Message } from '../model';
import type { Context } from './context';
import { detailsDrawer } from './details-drawer';
import { icon } from './icons';
import { fillMessage, messageAttributes, messageItem, type Openness } from './message';
import type { Entry } from './selection';
import { threadFrame } from './thread-frame';

interface Item {
  readonly message: Message;
  readonly element: HTMLElement;
  openness: Openness;
}

/** A message of an open thread; `details` when its drawer is open. */
export interface ShownMessage {
  readonly message: Message;
  readonly openness: Openness;
  readonly details: boolean;
}

/** An open thread, which fills itself bit by bit. */
export interface ThreadView {
  readonly element: HTMLElement;
  readonly entry: Entry;
  /** Messages that are shown so far, oldest first, and how much of each. */
  shown(): readonly ShownMessage[];
  setOpenness(index: number, openness: Openness): void;
  toggleDetails(index: number): void;
  /** Adds what has arrived since. */
  refresh(): void;
  /** Puts an inline reply under the last message, or takes it away. */
  setReply(editor: HTMLElement | undefined): void;
}

function opennessOf(context: Context, messages: readonly Message[], index: number): Openness {
  const last = index === messages.length - 1;
  if (last || context.options.openAll) return 'open';
  const folded =
    context.options.foldOlder && messages.length > 4 && index > 0 && index < messages.length - 2;
  return folded ? 'hidden' : 'collapsed';
}

/** Where the reply buttons and the inline editor are. */
function replyPlace(context: Context, reply: () => void): HTMLElement {
  const button = (name: string, word: string, picture: 'reply' | 'forward'): HTMLElement => {
    const element = h(`span.ams.${name}`, { role: 'link', tabindex: '0' }, icon(picture, 18), word);
    on(element, 'click', reply);
    return element;
  };
  return h(
    'div.gA.gt.acV',
    {},
    h(
      'div.gB.xu',
      {},
      h(
        'div.amn',
        {},
        button('bkH', context.words.reply, 'reply'),
        button('bkG', context.words.forward, 'forward'),
      ),
    ),
  );
}

/** Starts showing a thread: its frame at once, subject and messages as late as the options say. */
export function openThreadView(context: Context, entry: Entry, reply: () => void): ThreadView {
  const { options, clock } = context;
  const frame = threadFrame(context, entry);
  const place = replyPlace(context, reply);
  const items: Item[] = [];
  const messages = (): readonly Message[] =>
    entry.only ? [entry.only] : entry.thread.messages.filter((message) => !message.draft);

  function setOpenness(index: number, openness: Openness): void {
    const item = items[index];
    if (!item || item.openness === openness) return;
    item.openness = openness;
    copyLook(item, index === items.length - 1);
    fillMessage(context, item.element, item.message, openness);
    showOlder();
  }

  function copyLook(item: Item, last: boolean): void {
    const model = messageItem(context, item.message, item.openness, last);
    for (const name of ['class', 'aria-expanded', 'tabindex'])
      setAttribute(item.element, name, model.getAttribute(name) ?? undefined);
  }

  function showOlder(): void {
    frame.list.querySelector('.adx')?.remove();
    const hidden = items.filter((item) => item.openness === 'hidden');
    const first = hidden[0];
    if (!first) return;
    const count = h(
      'div.adx',
      { role: 'button', tabindex: '0' },
      h('span.adv', {}, `${hidden.length} ${context.words.older}`),
    );
    on(count, 'click', () => {
      for (const [index, item] of items.entries())
        if (item.openness === 'hidden') setOpenness(index, 'collapsed');
    });
    first.element.before(count);
  }

  function add(message: Message, openness: Openness): void {
    const all = messages();
    const element = messageItem(context, message, openness, message === all.at(-1));
    const item: Item = { message, element, openness };
    items.push(item);
    on(element, 'click', (event) => useItem(item, event.target));
    frame.list.append(element);
    frame.list.after(place);
  }

  function useItem(item: Item, target: EventTarget | null): void {
    if (!(target instanceof Element)) return;
    const index = items.indexOf(item);
    const quoted = target.closest('.ajR')?.nextElementSibling;
    if (item.openness === 'collapsed') setOpenness(index, 'open');
    else if (quoted) setShown(quoted, quoted.hasAttribute('style'));
    else if (target.closest('.aaq')) reply();
    else if (target.closest('.ajy')) toggleDetails(index);
    else if (target.closest('.gE') && index < items.length - 1) setOpenness(index, 'collapsed');
  }

  function toggleDetails(index: number): void {
    const item = items[index];
    const drawer = item?.element.querySelector('.ajB');
    if (drawer) drawer.remove();
    else if (item) item.element.querySelector('.gE')?.after(detailsDrawer(context, item.message));
  }

  function addNext(index: number): void {
    const all = messages();
    const message = all[index];
    if (!message || items.some((item) => item.message === message)) return;
    add(message, opennessOf(context, all, index));
    if (index === all.length - 1) showOlder();
    else clock.later(options.messageStep, () => addNext(index + 1));
  }

  function refresh(): void {
    frame.showIds();
    for (const { message, element } of items) {
      const shown = element.querySelector('.adn');
      if (shown)
        for (const [name, value] of Object.entries(messageAttributes(message)))
          setAttribute(shown, name, value);
    }
    for (const message of messages())
      if (!items.some((item) => item.message === message)) add(message, 'open');
  }

  clock.later(options.headDelay, () => frame.showHead());
  clock.later(options.messageDelay, () => addNext(0));
  return {
    element: frame.element,
    entry,
    shown: () =>
      items.map(({ message, openness, element }) => ({
        message,
        openness,
        details: element.querySelector('.ajB') !== null,
      })),
    setOpenness,
    toggleDetails,
    refresh,
    setReply(editor) {
      place.querySelector('.ip')?.remove();
      if (editor)
        place.firstElementChild?.prepend(
          h('div.ip.adB', {}, options.replyWrapper ? h('div', {}, editor) : editor),
        );
    },
  };
}
