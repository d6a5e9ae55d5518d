import { h, on, setAttribute, setChildren } from '../../../page/dom';
import { portrait } from '../../../page/picture';
import type { Conversation } from '../../model';
import type { Context } from '../context';
import { messageForm, messageList, threadHeader } from '../messaging-parts';

/** The inbox: a list, and the conversation that is open. */
export interface MessagingView {
  readonly element: HTMLElement;
  /** Marks a row of the list, which happens at once. */
  choose(conversation: Conversation | undefined): void;
  drawHeader(conversation: Conversation | undefined): void;
  drawStream(conversation: Conversation | undefined): void;
  chosen(): Conversation | undefined;
  header(): Conversation | undefined;
  /** Whose messages stand under the header: those of the conversation before, for a moment. */
  stream(): Conversation | undefined;
}

/** An inbox. No row says whose it is but by name; `open` gets the one that was clicked. */
export function messagingView(
  context: Context,
  open: (conversation: Conversation) => void,
): MessagingView {
  let [chosen, header, written]: (Conversation | undefined)[] = [];
  const rows = context.world.conversations.map((conversation, index) => {
    const { title, lines } = conversation;
    const link = h(
      'div.msg-conversation-listitem__link.msg-conversations-container__convo-item-link',
      { tabindex: '0' },
      h(
        'div.msg-selectable-entity',
        {},
        h('input.visually-hidden', { type: 'checkbox', id: `checkbox-${100 + index}` }),
        h('label', {
          for: `checkbox-${100 + index}`,
          'aria-label': `Select conversation with ${title}`,
        }),
        h('img.face', { alt: title, src: portrait(title, title) }),
      ),
      h(
        'div.msg-conversation-card__row',
        {},
        h('h3.msg-conversation-listitem__participant-names', {}, h('span.truncate', {}, title)),
        h('time.msg-conversation-listitem__time-stamp', {}, 'Nov 20'),
      ),
      h('p.msg-conversation-card__message-snippet', {}, lines.at(-1)?.text),
    );
    on(link, 'click', () => open(conversation));
    return {
      conversation,
      link,
      row: h(
        'li.scaffold-layout__list-item.msg-conversation-listitem',
        {},
        h('div.entry-point', { id: `ember${101 + index}` }, link),
      ),
    };
  });
  const bar = h('div');
  const stream = h('div.msg-s-message-list-container');
  const thread = h('div.msg-convo-wrapper.msg-thread', {}, bar, stream, messageForm());
  return {
    element: h(
      'div.scaffold-layout__list-detail.msg',
      { id: 'messaging' },
      h(
        'div.scaffold-layout__list',
        {},
        h('ul.msg-conversations-container__conversations-list', {}, ...rows.map(({ row }) => row)),
      ),
      h('div.scaffold-layout__detail.msg__detail', {}, thread),
    ),
    choose(conversation) {
      chosen = conversation;
      for (const { conversation: mine, link } of rows) {
        const names = [
          'msg-conversation-listitem__link',
          'msg-conversations-container__convo-item-link',
          ...(mine === conversation ? ['active'] : []),
        ];
        setAttribute(link, 'class', names.join(' '));
      }
    },
    drawHeader(conversation) {
      header = conversation;
      setChildren(bar, conversation && threadHeader(context, conversation));
    },
    drawStream(conversation) {
      written = conversation;
      setChildren(stream, conversation && messageList(context, conversation));
    },
    stream: () => written,
    chosen: () => chosen,
    header: () => header,
  };
}
