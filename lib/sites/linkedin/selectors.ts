/**
 * Every selector of LinkedIn's pages, by fact; candidates are tried in order. Two generations of
 * pages are live at the same time, whose classes are hashes that change with every build and whose
 * texts are translated: what stands first is an address or a data attribute, what says a class is
 * of the older generation or of messaging, where classes still have names.
 */
export const SELECTORS = {
  /**
   * Links of a profile's top card that carry the slug of its own person, and nobody else's, in
   * every page seen.
   */
  ownLink: [
    'a[href*="/in/"][href*="/overlay/contact-info"]',
    'a[href*="/in/"][href*="/overlay/about-this-profile"]',
    'a[href*="/in/"][href*="/overlay/background-photo"]',
  ],
  /** Links to the further pages of a profile, which other people's are not linked by. */
  furtherLink: ['a[href*="/in/"][href*="/details/"], a[href*="/in/"][href*="/recent-activity/"]'],
  /** A level of headings: whichever is the top card's has the name alone. */
  heading: ['h1', 'h2', '[role="heading"]'],
  anyHeading: ['h1, h2, [role="heading"]'],
  /** Where a name stands that is in no heading. */
  nameText: ['p, div, span'],
  /**
   * Around the name of somebody whose identity was checked, or can be asked for (September 2026).
   */
  nameMark: ['[componentkey^="ProfileVerificationTriggerRef-"]'],
  /**
   * The bar of a profile of the newer generation, with name and headline; out of reach until one
   * scrolls.
   */
  bar: [
    '[role="toolbar"] a[href*="/in/"]:has(p)',
    'a[href*="/in/"]:has(figure):has(p):not(main a, aside a)',
  ],
  label: ['button[aria-label]'],
  mainHeading: ['main h1'],
  /** Cards of the newer generation: their keys name the person by id or by slug. */
  card: ['[componentkey*=".profile.card.ref"]'],
  newer: ['[data-sdui-screen]'],
  headline: ['[data-generated-suggestion-target]', '.text-body-medium.break-words', ':scope > p'],
  /**
   * The employer in the top card, told from the school by its picture; of the older generation by a
   * label, or as first of two.
   */
  employer: [
    '[role="button"]:has(svg[id^="company"]) p',
    'button[aria-label^="Current company"]',
    'ul:has(> li + li) > li:first-child button[aria-label]',
  ],

  publicName: ['h1.top-card-layout__title', 'main h1', '.top-card-layout__title', 'h1'],
  publicHeadline: ['.top-card-layout__headline'],
  publicPlace: [
    '.top-card-layout__first-subline .not-first-middot > span',
    '.top-card-layout__first-subline span',
  ],
  publicCompany: ['[data-section="currentPositionsDetails"] .top-card-link__description'],
  /** What a public page says of its own address. */
  publicAddress: ['link[rel="canonical"], meta[property="og:url"]'],

  threadHead: ['.msg-title-bar', '.msg-thread'],
  /** Of a conversation's head: one for each of those written to. */
  threadLink: ['a.msg-thread__link-to-profile[href*="/in/"]', '.msg-title-bar a[href*="/in/"]'],
  /** Whoever is not the rep, where they wrote. */
  author: ['.msg-s-event-listitem--other a.msg-s-message-group__profile-link[href*="/in/"]'],
  /** The writers of all messages, the rep too. */
  anyAuthor: ['a.msg-s-message-group__profile-link[href*="/in/"]'],
  activeThread: [
    '.msg-conversations-container__convo-item-link.active .msg-conversation-listitem__participant-names',
    '.msg-conversations-container__convo-item-link--active .msg-conversation-listitem__participant-names',
    '[role="listitem"][aria-selected="true"] span, [role="listitem"][aria-current="true"] span',
  ],
  /** The rep's own name, in the navigation. */
  viewer: ['img.global-nav__me-photo[alt]', 'header button img[alt]', 'header img[alt]'],
  /**
   * Of messaging as it is since July 2026, where every class is a hash: where one writes, and the
   * head above it.
   */
  field: ['[role="textbox"][contenteditable]', '[contenteditable="true"]'],
  fieldHead: [
    'a[href*="/in/"]:has(h1, h2, h3, [role="heading"])',
    ':is(h1, h2, h3, [role="heading"]) a[href*="/in/"]',
  ],
  headTitle: ['h1, h2, h3, [role="heading"]'],
  bubble: ['.msg-overlay-conversation-bubble'],
  bubbleLink: ['.msg-overlay-bubble-header a[href*="/in/"]', 'header a[href*="/in/"]'],
  composer: [
    '.msg-form__contenteditable',
    '.msg-form [role="textbox"]',
    '[role="textbox"][contenteditable]',
  ],
  entityName: ['.msg-entity-lockup__entity-title', 'h2'],

  leadName: ['h1[data-x--lead--name]', 'h1[data-anonymize="person-name"]'],
  leadCard: ['#profile-card-section', '[data-sn-view-name="lead-page"] > section'],
  leadTitle: ['[data-anonymize="job-title"]', '[data-anonymize="headline"]'],
  leadCompany: ['a[href*="/sales/company/"]', '[data-anonymize="company-name"]'],
  leadPlace: ['[data-anonymize="location"]'],

  companyName: ['main h1', 'main h2', 'h1'],
  /** Tabs of a company's page: other companies on it are linked without them. */
  companyTab: ['a[href*="/company/"][href*="/about/"]', 'a[href*="/company/"][href*="/people/"]'],

  /** Names of people found, in the form since July 2026, which marks nothing. */
  foundLink: ['main a[href*="/in/"]', 'a[href*="/in/"]'],
  foundId: ['[componentkey^="SearchResults"]'],
  result: [
    '[data-view-name="people-search-result"]',
    '[data-chameleon-result-urn]',
    '[data-view-name="search-entity-result-universal-template"]',
  ],
  /** The link of a result's own name; smaller print has those of mutual connections. */
  resultLink: [
    'a[data-view-name="search-result-lockup-title"][href*="/in/"]',
    '.t-16 a[href*="/in/"]',
    '.entity-result__title-text a[href*="/in/"]',
  ],
  personLink: ['a[href*="/in/"]'],
  resultList: ['[data-chameleon-result-urn]', 'main'],
} as const satisfies Record<string, readonly string[]>;

export type Fact = keyof typeof SELECTORS;
