/**
 * The selectors of Gmail's page by fact. Candidates are tried one after another (not joined,
 * because document order would override their rank), since two variants of Gmail are live at the
 * same time. The first ones have been stable for longest: data attributes and roles since
 * 2014–2018, classes only after them. Compared with InboxSDK (https://github.com/InboxSDK/InboxSDK,
 * July 2026) and captured pages.
 */
export const SELECTORS = {
  /** The account button; its label ends with the address in parentheses, in every language. */
  accountBar: [
    'header a[role="button"][aria-label*="@"]',
    'a[role="button"][aria-label*="@"]',
    'a[aria-label*="@"][href*="SignOutOptions"]',
  ],
  /** Shown while Gmail starts. */
  loadingLine: ['#loading .msg'],
  /** Views. Gmail keeps those that were left, hidden, so only a visible one counts. */
  view: ['[role="main"]', '.bGI.nH', '.aeF > .nH'],
  row: ['tr.zA', 'tr[role="row"]', '.zA[role="row"]', '[role="row"]:has([data-legacy-thread-id])'],
  /**
   * People of a row. The same people appear again in the text for screen readers, which is
   * excluded.
   */
  rowPeople: [
    '.yW [email]',
    'td[role="gridcell"] [email]',
    '[email]',
    '.yW [data-hovercard-id*="@"]',
  ],
  rowThread: ['.bog [data-legacy-thread-id]', '[data-legacy-thread-id]'],
  /** Before the subject, where Gmail puts labels. */
  rowPlace: ['.xT', '.y6', '.yW'],
  /** Text of a row for screen readers. */
  rowSpoken: ['.afn'],
  advert: ['.am0', '.bvA'],
  subject: [
    'h2.hP',
    'h2[data-legacy-thread-id]',
    'h2[data-thread-perm-id]',
    '.hP',
    '[data-legacy-thread-id][data-thread-perm-id]',
  ],
  /** The container of a thread: everything between the toolbar and the edges of the view. */
  room: ['.nH.g.id', '.nH.UG.id', '.nH:has(> .a98.iY)'],
  /** Expanded and collapsed messages; only expanded ones have an id. */
  message: ['[role="list"] > [role="listitem"]', '[role="listitem"]', '.ads', '[data-message-id]'],
  /** Messages hidden behind a count such as "7 older": their people are not on the page. */
  folded: ['.kQ', '.kx'],
  sender: ['.gD[email]', '.gD[data-hovercard-id]', 'h3 [email]', '.gF [email]'],
  recipient: ['.g2[email]', '.g2[data-hovercard-id]', '.hb [email]'],
  /** The drawer with details has all recipients; the line below the sender is cut. */
  details: ['.ajC [email]', '.ajA [email]'],
  /** The text of a message, with quotes: addresses in it do not identify people on the page. */
  body: ['.a3s', '.ii.gt', '.gmail_quote'],
  compose: ['[data-compose-id]', '.M9', '[role="dialog"] form'],
  /** A field of recipients; its `name` is to, cc or bcc. */
  field: ['.anm[name]', '[name="to"], [name="cc"], [name="bcc"]'],
  chip: ['[role="option"][data-hovercard-id]', '.vN[email]', '[email]', '[data-hovercard-id*="@"]'],
  /** The form of before 2021: one hidden input per recipient. */
  hiddenRecipient: [
    '.vR input[type="hidden"][name]',
    'input[type="hidden"][name="to"], input[type="hidden"][name="cc"], input[type="hidden"][name="bcc"]',
  ],
  inlineReply: ['.ip'],
  /** The lists in the navigation. */
  list: ['[role="navigation"] a[href^="#"]', '.aim a[href]'],
  /** Any node with a name and an address. */
  named: ['[email][name]', '[data-hovercard-id*="@"][name]'],
  /** A part of the navigation, whose text colour shows whether the frame is dark. */
  navigation: ['[role="navigation"]', '.aeN'],
} as const satisfies Record<string, readonly string[]>;

export type Fact = keyof typeof SELECTORS;
