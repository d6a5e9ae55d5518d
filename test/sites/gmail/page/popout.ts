import { makeClock } from '../../page/clock';
import { h } from '../../page/dom';
import { makeRandom } from '../../random';
import type { Mailbox } from '../model';
import { makeEditor } from './compose';
import type { Context } from './context';
import type { SimOptions } from './options';
import { findEntry } from './selection';
import { openThreadView } from './thread-view';
import { titleOf, writeTitle } from './title';
import { wordsOf } from './words';

/** Whether the address asks for a window of its own. */
export function isPopout(query: string): boolean {
  return new URLSearchParams(query).get('view') === 'btop';
}

/**
 * Shows one thread (`th`, legacy id), or without it one compose window, and nothing of the frame.
 */
export function startPopout(mailbox: Mailbox, options: SimOptions): void {
  const clock = makeClock(() => options.background);
  const context: Context = {
    mailbox,
    random: makeRandom(7),
    clock,
    options,
    words: wordsOf(options.language),
  };
  const entry = findEntry(
    mailbox,
    new URLSearchParams(location.search).get('th') ?? '',
    options.conversation,
  );
  const dusk =
    options.theme === 'dark' ||
    (options.theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches)
      ? ' dusk'
      : '';
  document.body.setAttribute('class', `${entry ? 'aAU xE Su' : 'xE xp'} popout${dusk}`);
  if (entry) {
    const view = openThreadView(context, entry, () => undefined);
    document.body.append(
      h('div.nH.bkK', {}, h('div.aeF', {}, h('div.nH', { role: 'main' }, view.element))),
    );
  } else {
    const editor = makeEditor(context, {}, { send: () => close(), close: () => close() });
    document.body.append(
      h('div.dw', {}, h('div.nH', {}, h('div.nH', {}, h('div.nH', {}, editor.element)))),
    );
  }
  writeTitle(
    titleOf(
      context,
      { view: 'inbox', args: [], page: 1, thread: undefined },
      entry?.thread.subject ?? context.words.newMessage,
    ),
  );
}
