import { type Child, h } from '../../page/dom';
import type { Message, Party } from '../model';
import type { Context } from './context';
import { fullDate } from './dates';
import { directionOf } from './words';

function saferLink(address: string): HTMLElement {
  return h(
    'a',
    {
      href: address,
      target: '_blank',
      rel: 'noreferrer',
      'data-saferedirecturl': `https://www.google.com/url?q=${encodeURIComponent(address)}&source=gmail`,
    },
    address,
  );
}

function mailLink(address: string): HTMLElement {
  return h('a', { href: `mailto:${address}`, target: '_blank' }, address);
}

function quote(
  context: Context,
  quoted: { readonly from: Party; readonly at: number; readonly text: string },
): HTMLElement {
  const when = fullDate(quoted.at, context.options.language);
  return h(
    'div.gmail_quote',
    {},
    h(
      'div.gmail_attr',
      { dir: 'ltr' },
      `${when}, ${quoted.from.name} <`,
      mailLink(quoted.from.email),
      '> wrote:',
    ),
    h('blockquote.gmail_quote', {}, quoted.text),
  );
}

/**
 * The words of a message with all that may mislead: links to other addresses, quoted people, a
 * hidden preheader.
 */
export function messageBody(context: Context, message: Message): HTMLElement {
  const preheader = message.traps.map((trap) =>
    h('div', { style: 'display:none;max-height:0;overflow:hidden' }, `Preview for ${trap}`),
  );
  const paragraphs = message.text.map((line) => h('div.gmail_default', {}, line));
  const traps: Child[] = message.traps.flatMap((trap) => [
    h('div.gmail_default', {}, 'Billing: ', mailLink(trap)),
    h('div.gmail_default', {}, saferLink('https://shop.example/terms')),
  ]);
  const folded =
    message.quoted &&
    h(
      'div',
      {},
      h(
        'div.ajR',
        { role: 'button', tabindex: '0', 'data-tooltip': '…', 'aria-expanded': 'false' },
        '•••',
      ),
      h('div.adL', { style: 'display: none;' }, quote(context, message.quoted)),
    );
  return h(
    'div',
    { dir: directionOf(context.options.language) },
    ...preheader,
    ...paragraphs,
    ...traps,
    folded,
  );
}
