/**
 * Every selector of Gmail's page, by fact. The candidates of a fact are tried in order, one after
 * another (never joined: document order would beat rank), because two variants of Gmail are live at
 * the same time. What stands first has lasted longest: data attributes and roles since 2014–2018,
 * classes only behind them.
 */
export const SELECTORS = {
  /** The button of the account, whose label ends in the address in brackets, in every language. */
  accountBar: [
    'header a[role="button"][aria-label*="@"]',
    'a[role="button"][aria-label*="@"]',
    'a[aria-label*="@"][href*="SignOutOptions"]',
  ],
  /** Shown while Gmail starts. */
  loadingLine: ['#loading .msg'],
  /** Views; Gmail keeps those that were left, hidden, so only a visible one counts. */
  view: ['[role="main"]', '.bGI.nH', '.aeF > .nH'],
  row: ['tr.zA', 'tr[role="row"]', '.zA[role="row"]', '[role="row"]:has([data-legacy-thread-id])'],
  /**
   * The people of a row; the same people stand a second time in the text for screen readers, which
   * is left out.
   */
  rowPeople: [
    '.yW [email]',
    'td[role="gridcell"] [email]',
    '[email]',
    '.yW [data-hovercard-id*="@"]',
  ],
  rowThread: ['.bog [data-legacy-thread-id]', '[data-legacy-thread-id]'],
  /** Before the subject, where Gmail puts its own labels. */
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
  /** Open and collapsed ones alike; only the open ones carry an id. */
  message: ['[role="list"] > [role="listitem"]', '[role="listitem"]', '.ads', '[data-message-id]'],
  /** Messages folded away as "7 older": their people are not to be read. */
  folded: ['.kQ', '.kx'],
  sender: ['.gD[email]', '.gD[data-hovercard-id]', 'h3 [email]', '.gF [email]'],
  recipient: ['.g2[email]', '.g2[data-hovercard-id]', '.hb [email]'],
  /** The drawer of details names every recipient, while the line under the sender is cut short. */
  details: ['.ajC [email]', '.ajA [email]'],
  /** What a message says, quotes included: addresses in it belong to nobody on the page. */
  body: ['.a3s', '.ii.gt', '.gmail_quote'],
  compose: ['[data-compose-id]', '.M9', '[role="dialog"] form'],
  /** A field of recipients: its `name` tells to, cc or bcc. */
  field: ['.anm[name]', '[name="to"], [name="cc"], [name="bcc"]'],
  chip: ['[role="option"][data-hovercard-id]', '.vN[email]', '[email]', '[data-hovercard-id*="@"]'],
  /** The form of before 2021: one hidden input a recipient. */
  hiddenRecipient: [
    '.vR input[type="hidden"][name]',
    'input[type="hidden"][name="to"], input[type="hidden"][name="cc"], input[type="hidden"][name="bcc"]',
  ],
  inlineReply: ['.ip'],
  /** The lists that the navigation leads to. */
  list: ['[role="navigation"] a[href^="#"]', '.aim a[href]'],
  /** Whoever is named with an address, wherever that is. */
  named: ['[email][name]', '[data-hovercard-id*="@"][name]'],
  /** An entry of the navigation: its colour tells whether the frame is dark. */
  navigation: ['[role="navigation"]', '.aeN'],
} as const satisfies Record<string, readonly string[]>;

export type Fact = keyof typeof SELECTORS;
