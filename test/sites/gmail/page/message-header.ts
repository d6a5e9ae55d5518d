import { type Child, h, volatileId } from '../../page/dom';
import { portrait } from '../../page/picture';
import type { Message, Party } from '../model';
import { type Context, shownName } from './context';
import { fullDate, shortDate } from './dates';
import { icon } from './icons';

/** How many recipients the line under the sender names. */
export const MOST_RECIPIENTS = 3;

function recipientSpan(context: Context, party: Party): HTMLElement {
  const attributes = {
    email: party.email,
    name: shownName(context, party),
    'data-hovercard-id': party.email,
    class: 'g2',
  };
  return h('span', attributes, shownName(context, party).split(' ')[0] ?? party.email);
}

function toLine(context: Context, message: Message): HTMLElement {
  const everybody = [...message.to, ...message.cc];
  const spans: Child[] = [];
  for (const [index, party] of everybody.slice(0, MOST_RECIPIENTS).entries()) {
    spans.push(index > 0 && ', ', recipientSpan(context, party));
  }
  const cut = everybody.length - MOST_RECIPIENTS;
  return h(
    'span.hb',
    { translate: 'no' },
    `${context.words.to} `,
    ...spans,
    cut > 0 && `, ${cut} ${context.words.more}`,
    ' ',
  );
}

/** The picture of the sender. */
export function avatar(party: Party): HTMLElement {
  const picture = {
    id: volatileId(),
    class: 'ajn',
    jid: party.email,
    'data-hovercard-id': party.email,
    'data-name': party.name,
    'aria-hidden': 'true',
    alt: '',
    src: portrait(party.name, party.email),
  };
  return h(
    'div.aju',
    {},
    h('div.aCi', {}, h('div.aFg', { style: 'display: none;' }), h('img', picture)),
  );
}

/** When a message was sent, and its star. */
export function dateCell(context: Context, message: Message): HTMLElement {
  const full = fullDate(message.at, context.options.language);
  const shown = h(
    'span',
    { id: volatileId(), class: 'g3', title: full, alt: full, role: 'gridcell', tabindex: '-1' },
    shortDate(message.at, context.options.language),
  );
  return h(
    'div.gK',
    {},
    h('span'),
    shown,
    h(
      'div.zd.bi4',
      {
        tabindex: '0',
        role: 'checkbox',
        'aria-checked': 'false',
        'aria-label': context.words.starOff,
      },
      h('span.T-KT', {}, icon('star', 18)),
    ),
  );
}

/** One of the many nested tables that hold a message's header. */
export function table(name: string, ...rows: Child[]): HTMLElement {
  return h(`table.cf.${name}`, { cellpadding: '0' }, h('tbody', {}, ...rows));
}

/** Sender, recipients and date of an open message. */
export function header(context: Context, message: Message): HTMLElement {
  const { from } = message;
  const sender = h(
    'span',
    {
      email: from.email,
      name: shownName(context, from),
      'data-hovercard-id': from.email,
      class: 'gD',
    },
    h('span', {}, shownName(context, from)),
  );
  const address = h(
    'span.go',
    {},
    h('span', { 'aria-hidden': 'true' }, '<'),
    from.email,
    h('span', { 'aria-hidden': 'true' }, '>'),
  );
  const name = h(
    'h3.iw.gFxsud',
    {},
    h(
      'span.qu',
      { translate: 'no', role: 'gridcell', tabindex: '-1' },
      sender,
      ' ',
      h('span.cfXrwd'),
      address,
      ' ',
    ),
  );
  const reply = h(
    'div.T-I.J-J5-Ji.T-I-Js-IF.aaq.T-I-ax7.L3',
    {
      role: 'button',
      tabindex: '0',
      'data-tooltip': context.words.reply,
      'aria-label': context.words.reply,
    },
    icon('reply', 18),
  );
  const menu = h(
    'div.T-I.J-J5-Ji.T-I-Js-Gs.aap.T-I-awG.T-I-ax7.L3',
    {
      id: volatileId(),
      role: 'button',
      tabindex: '0',
      'aria-expanded': 'false',
      'aria-haspopup': 'true',
      'aria-label': context.words.more,
    },
    icon('more', 18),
  );
  const details = h(
    'div.ajy',
    {
      id: volatileId(),
      'aria-haspopup': 'true',
      role: 'button',
      tabindex: '0',
      'aria-label': context.words.details,
      'data-tooltip': context.words.details,
    },
    icon('down', 16),
  );
  const first = h(
    'tr.acZ',
    {},
    h('td.gF.gK', {}, table('ix', h('tr', {}, h('td.c2', {}, name, h('h3.iw.rapwed'))))),
    h('td.gH.bAk', {}, dateCell(context, message)),
    h('td.gH'),
    h('td.gH.acX.bAm', { rowspan: '2' }, reply, menu),
  );
  const second = h(
    'tr.acZ.xD',
    {},
    h(
      'td',
      { colspan: '3' },
      table(
        'adz',
        h('tr', {}, h('td.ady', {}, h('div.iw.ajw', {}, toLine(context, message)), details)),
      ),
    ),
  );
  return h('div.gE.iv.gt', {}, table('gJ', first, second));
}
