/**
 * Small pages of our own with what Gmail's are read by, one for each kind of thing that went wrong
 * on a page of 2026.
 */
import type { SavedPage } from '../mutations/mutate';
import type { Expectation } from './expectation';

interface Who {
  readonly email: string;
  readonly name: string;
}

const NORA: Who = { email: 'nora@marca.example', name: 'me' };
const ANA: Who = { email: 'ana@cliente.example', name: 'Ana Cliente' };
const BEA: Who = { email: 'bea@cliente.example', name: 'Bea Cliente' };
const ALIAS: Who = { email: 'nora@otra-marca.example', name: 'me' };
const ROBOT: Who = { email: 'no-reply@calendario.example', name: 'Calendario' };
const VIA: Who = { email: 'ventas@marca.example', name: "'Ana Cliente' via Ventas" };
const THREAD = '16f4aaaaaaaaaa01';

const named = (type: string, { email, name }: Who) =>
  `<span class="${type}" email="${email}" name="${name}" data-hovercard-id="${email}">${name}</span>`;

const row = (id: string, ...people: readonly Who[]) =>
  `<tr class="zA" role="row"><td class="yX"><div class="afn">${people.map((who) => named('yP', who)).join(', ')}</div>
   <div class="yW">${people.map((who) => named('yP', who)).join(', ')}</div></td>
   <td><div class="xT"><span class="bog"><span data-legacy-thread-id="${id}">About ${id}</span></span></div></td></tr>`;

const list = (...rows: readonly string[]) =>
  `<table role="grid"><tbody>${rows.join('')}</tbody></table>`;

interface Mail {
  readonly from: Who;
  readonly to: readonly Who[];
}

const thread = (subject: string, ...mails: readonly Mail[]) =>
  `<h2 class="hP" data-legacy-thread-id="${THREAD}" data-thread-perm-id="thread-f:1">${subject}</h2><div role="list">${mails
    .map(
      ({
        from,
        to,
      }) => `<div role="listitem" class="h7"><div class="adn ads" data-message-id="#msg-f:1">
        <h3>${named('gD', from)}</h3><span class="hb">to ${to.map((who) => named('g2', who)).join(', ')}</span>
        <div class="a3s">Hello <span email="quoted@trap.example" name="me">quoted</span></div></div></div>`,
    )
    .join('')}</div>`;

const view = (inner: string, style = '') =>
  `<div class="nH bGI" role="main" style="${style}">${inner}</div>`;

interface Frame {
  readonly account?: string;
  readonly title: string;
  readonly views: string;
}

function frame({ account = NORA.email, title, views }: Frame): string {
  return `<!doctype html><html lang="en"><head><title>${title} - ${account} - Gmail</title></head><body>
    <header role="banner"><a role="button" aria-label="Google Account: Nora Vidal (${account})">N</a></header>
    <div class="aeN" role="navigation"><a href="#inbox">Inbox</a></div><div class="aeF">${views}</div></body></html>`;
}

const INBOX = 'https://mail.google.com/mail/u/0/#inbox';
const OPEN = `${INBOX}/FMfcgzQdzmPqVbXgTnRkLwZcHsKa`;

function inbox(
  name: string,
  rows: readonly (readonly Who[])[],
  abouts: readonly (string | null)[],
  account?: string,
): SavedPage {
  const ids = rows.map((_, index) => `16f4aaaaaaaaaa1${index}`);
  const views = view(list(...rows.map((people, index) => row(ids[index] ?? '', ...people))));
  const wish: Expectation = {
    url: INBOX,
    page: 'list',
    expected: {
      rows: rows.map((people, index) => ({
        legacyThreadId: ids[index],
        people: people.map(({ email }) => email),
      })),
    },
    abouts,
  };
  return {
    name,
    html: frame({ title: 'Inbox (3)', views, ...(account === undefined ? {} : { account }) }),
    wish,
  };
}

function open(
  name: string,
  mails: readonly Mail[],
  people: readonly string[],
  focus: string | null,
  account?: string,
): SavedPage {
  const wish: Expectation = {
    url: OPEN,
    page: 'thread',
    expected: { participantsExcludingSelf: people },
    mustNotReturn: ['quoted@trap.example'],
    focus,
  };
  const views = view(thread('Quote', ...mails));
  return {
    name,
    html: frame({ title: 'Quote', views, ...(account === undefined ? {} : { account }) }),
    wish,
  };
}

const FREE: Who = { email: 'nora@gmail.com', name: 'me' };
const FREE_ANA: Who = { email: 'ana.prospecto@gmail.com', name: 'Ana Prospecto' };
const SHARED: Who = { email: 'soporte@proveedor.example', name: 'Soporte' };

const leftView = (style: string) =>
  view(thread('Previous customer', { from: BEA, to: [NORA] }), style);
const LIVE = thread('Quote', { from: ANA, to: [NORA] });

/** The live view behind one that was left and is hidden in a way that is no `display: none`. */
function behind(name: string, style: string): SavedPage {
  return {
    name: `left-view-${name}`,
    html: frame({ title: 'Quote', views: leftView(style) + view(LIVE) }),
    wish: {
      url: OPEN,
      page: 'thread',
      expected: { participantsExcludingSelf: [ANA.email] },
      mustNotReturn: [BEA.email],
      focus: ANA.email,
    },
  };
}

const asDivs = (html: string) => html.replace(/<(\/?)(table|tbody|tr|td)\b/g, '<$1div');

const plainInbox = inbox('rows', [[ANA, NORA], [BEA]], [ANA.email, BEA.email]);
const plainThread = open(
  'thread',
  [
    { from: ANA, to: [NORA] },
    { from: NORA, to: [ANA] },
  ],
  [ANA.email],
  ANA.email,
);

export const GMAIL_PAGES: readonly SavedPage[] = [
  plainInbox,
  plainThread,
  { ...plainInbox, name: 'rows-as-divs', html: asDivs(plainInbox.html) },
  { ...plainThread, name: 'subject-h1', html: plainThread.html.replaceAll('h2', 'h1') },
  inbox(
    'alias-first',
    [
      [ALIAS, ANA],
      [NORA, BEA],
    ],
    [ANA.email, BEA.email],
  ),
  open(
    'alias-last',
    [
      { from: ANA, to: [NORA] },
      { from: ALIAS, to: [ANA] },
    ],
    [ANA.email],
    ANA.email,
  ),
  inbox(
    'free-mail',
    [
      [FREE_ANA, ROBOT],
      [FREE_ANA, FREE, SHARED],
    ],
    [FREE_ANA.email, FREE_ANA.email],
    FREE.email,
  ),
  open(
    'free-mail-thread',
    [
      { from: FREE_ANA, to: [FREE] },
      { from: SHARED, to: [FREE] },
    ],
    [FREE_ANA.email, SHARED.email],
    FREE_ANA.email,
    FREE.email,
  ),
  inbox(
    'robots',
    [
      [{ email: 'notifications@crm.example', name: 'CRM' }, ANA, NORA],
      [{ email: 'newsletter@shop.example', name: 'Shop' }],
      [{ email: 'mailer-daemon@googlemail.example', name: 'Mail Delivery Subsystem' }],
    ],
    [ANA.email, null, null],
  ),
  open(
    'robot-last',
    [
      { from: ANA, to: [NORA] },
      { from: ROBOT, to: [NORA, ANA] },
    ],
    [ANA.email, ROBOT.email],
    ANA.email,
  ),
  inbox(
    'via-group',
    [[VIA], [{ email: 'lista@googlegroups.example', name: 'Bea via Lista' }]],
    [null, null],
  ),
  open(
    'via-group-thread',
    [{ from: VIA, to: [{ email: VIA.email, name: 'Ventas' }] }],
    [VIA.email],
    null,
  ),
  behind('off-screen', 'position:absolute;left:-9999px'),
  behind('moved', 'position:absolute;width:600px;transform:translateX(-4000px)'),
  behind('transparent', 'opacity:0'),
  behind('clipped', 'position:absolute;clip-path:inset(100%);width:600px;height:400px'),
  ...(
    [
      ['filtered', 'filter:opacity(0)'],
      ['faint', 'opacity:.01'],
      ['masked', 'mask-image:linear-gradient(transparent,transparent)'],
    ] as const
  ).map(([name, style]) => {
    const page = inbox(`left-list-${name}`, [[ANA]], [ANA.email]);
    const over = `position:absolute;left:0;top:0;width:600px;height:400px;z-index:9;${style}`;
    const left = view(list(row('16f4bbbbbbbbbb01', BEA)), over);
    return {
      ...page,
      html: page.html.replace('<div class="nH bGI"', `${left}$&`),
      wish: { ...page.wish, mustNotReturn: [BEA.email] },
    };
  }),
  {
    ...behind('inert', ''),
    html: frame({ title: 'Quote', views: `<div inert>${leftView('')}</div>${view(LIVE)}` }),
  },
  {
    name: 'left-view-alone',
    html: frame({ title: 'Quote', views: leftView('position:absolute;left:-9999px') }),
    wish: { url: OPEN, kind: 'stale', page: 'other', expected: null, mustNotReturn: [BEA.email] },
  },
  {
    name: 'stale-title',
    html: frame({ title: 'Second customer', views: leftView('') }),
    wish: { url: OPEN, kind: 'stale', page: 'other', expected: null },
  },
  {
    name: 'popout',
    html: `<!doctype html><html lang="en"><head><title>Gmail - Quote</title></head><body>${view(LIVE)}</body></html>`,
    wish: {
      url: 'https://mail.google.com/mail/u/0/popout?th=%23thread-f%3A1&cvid=1',
      page: 'popout',
      expected: { participantsExcludingSelf: [ANA.email] },
      allow: [NORA.email],
      focus: ANA.email,
    },
  },
];
