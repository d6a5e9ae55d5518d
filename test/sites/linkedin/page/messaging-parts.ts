import { h } from '../../page/dom';
import { portrait } from '../../page/picture';
import type { Conversation, Member } from '../model';
import type { Context } from './context';
import { profileLink } from './route';

const membersOf = (context: Context, slugs: readonly string[]): Member[] =>
  slugs.flatMap((slug) => context.directory.member(slug) ?? []);

/**
 * Who is at the other side: the header of a conversation. A group's names several people, a
 * sponsored one's no one.
 */
export function threadHeader(context: Context, conversation: Conversation): HTMLElement {
  const people = membersOf(context, conversation.people);
  const [only] = people;
  const title = h('h2.msg-entity-lockup__entity-title', {}, conversation.title);
  if (conversation.kind === 'single' && only !== undefined)
    return h(
      'div.msg-title-bar',
      {},
      h(
        'a.msg-thread__link-to-profile',
        { href: profileLink(only) },
        title,
        h('div.msg-entity-lockup__entity-info', {}, 'Status is offline'),
      ),
    );
  const links = people.map((member) =>
    h(
      'a.msg-thread__link-to-profile',
      { href: profileLink(member) },
      h('img.face', { alt: member.name, src: portrait(member.name, member.slug) }),
    ),
  );
  const info = conversation.kind === 'group' ? `${people.length + 1} people` : 'Sponsored';
  return h(
    'div.msg-title-bar',
    {},
    h('div.faces', {}, ...links),
    title,
    h('div.msg-entity-lockup__entity-info', {}, info),
  );
}

/**
 * The messages of a conversation: links to the people who wrote them, and to people whom they mention.
 */
export function messageList(context: Context, conversation: Conversation): HTMLElement {
  const { viewer } = context.world;
  const events = conversation.lines.map(({ from, text }, index) => {
    const author = context.directory.member(from);
    const other = author !== undefined && author.slug !== viewer.slug;
    const meta =
      author !== undefined &&
      h(
        'div.msg-s-message-group__meta',
        {},
        h(
          'a.msg-s-message-group__profile-link',
          { href: profileLink(author) },
          h('span.msg-s-message-group__name', {}, author.name),
        ),
        h('time.msg-s-message-group__timestamp', {}, `9:${10 + index} AM`),
      );
    const mentioned = index === 0 && context.world.members[index + 90];
    const body = h(
      'p.msg-s-event-listitem__body',
      {},
      text,
      ...(mentioned ? [' ', h('a', { href: profileLink(mentioned) }, mentioned.name)] : []),
    );
    return h(
      'li.msg-s-message-list__event.clearfix',
      {},
      h(
        other ? 'div.msg-s-event-listitem.msg-s-event-listitem--other' : 'div.msg-s-event-listitem',
        { 'data-event-urn': 'urn:li:msg_message:x' },
        meta,
        h('div.msg-s-event__content', {}, body),
      ),
    );
  });
  return h('ul.msg-s-message-list-content', {}, ...events);
}

/** Where one writes. */
export function messageForm(): HTMLElement {
  const field = h(
    'div.msg-form__contenteditable',
    { contenteditable: 'true', role: 'textbox', 'aria-label': 'Write a message…' },
    h('p', {}, h('br')),
  );
  return h(
    'form.msg-form',
    {},
    field,
    h('button.msg-form__send-button', { type: 'button', disabled: '' }, 'Send'),
  );
}

/** A conversation in a bubble at the foot of any page. */
export function bubble(context: Context, conversation: Conversation): HTMLElement {
  const [only] = membersOf(context, conversation.people);
  const name = h(
    'h2.msg-overlay-bubble-header__title',
    {},
    only && conversation.kind === 'single'
      ? h('a', { href: profileLink(only) }, conversation.title)
      : conversation.title,
  );
  return h(
    'div.msg-overlay-conversation-bubble',
    { role: 'dialog' },
    h('header.msg-overlay-bubble-header', {}, name),
    messageList(context, conversation),
    messageForm(),
  );
}
