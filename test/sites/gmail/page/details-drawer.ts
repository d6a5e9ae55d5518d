import { type Child, h } from '../../page/dom';
import type { Message, Party } from '../model';
import { type Context, shownName } from './context';
import { fullDate } from './dates';

/** The complete recipients, which are in the page only while the drawer of details is open. */
export function detailsDrawer(context: Context, message: Message): HTMLElement {
  const person = (party: Party): HTMLElement =>
    h(
      'span',
      { email: party.email, name: shownName(context, party), 'data-hovercard-id': party.email },
      `${party.name} <${party.email}>`,
    );
  const line = (title: string, people: readonly Party[]): HTMLElement | undefined =>
    people.length === 0
      ? undefined
      : h(
          'tr.ajv',
          {},
          h('td.gG', {}, `${title}:`),
          h(
            'td.gL',
            {},
            ...people.flatMap((party, index): Child[] => [index > 0 && ', ', person(party)]),
          ),
        );
  const { words } = context;
  const date = h(
    'tr.ajv',
    {},
    h('td.gG', {}, `${words.date}:`),
    h('td.gL', {}, fullDate(message.at, context.options.language)),
  );
  return h(
    'div.ajB.gt',
    {},
    h(
      'div.ajA.SK',
      {},
      h(
        'table.ajC',
        {},
        h(
          'tbody',
          {},
          line(words.from, [message.from]),
          line(words.to, message.to),
          line('cc', message.cc),
          line('bcc', message.bcc),
          date,
        ),
      ),
    ),
  );
}
