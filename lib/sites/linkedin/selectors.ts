/**
 * The selectors of LinkedIn's pages by fact; candidates are tried in order. Two generations of
 * pages are live at the same time. Classes are hashes that change with every build, and texts are
 * translated: so URLs and data attributes come first, and classes are those of the older generation
 * or of messaging. Derived from captured pages of July 2024 to March 2026 and from public notes of
 * June to October 2026.
 */
export const SELECTORS = {
  /**
   * Links of a profile's top card with the slug of its own person; on all captured pages (15 of
   * 15), no other person has them.
   */
  ownLink: [
    'a[href*="/in/"][href*="/overlay/contact-info"]',
    'a[href*="/in/"][href*="/overlay/about-this-profile"]',
    'a[href*="/in/"][href*="/overlay/background-photo"]',
  ],
  /** Links to the further pages of a profile; other people are not linked like this. */
  furtherLink: ['a[href*="/in/"][href*="/details/"], a[href*="/in/"][href*="/recent-activity/"]'],
  /** Levels of headings: the level of the top card contains the name only. */
  heading: ['h1', 'h2', '[role="heading"]'],
  anyHeading: ['h1, h2, [role="heading"]'],
  /** Elements that can contain a name outside of a heading. */
  nameText: ['p, div, span'],
  /** Around the name of a person whose identity is verified or can be verified (September 2026). */
  nameMark: ['[componentkey^="ProfileVerificationTriggerRef-"]'],
  /** The bar of a newer profile, with name and headline; inert until the page is scrolled. */
  bar: [
    '[role="toolbar"] a[href*="/in/"]:has(p)',
    'a[href*="/in/"]:has(figure):has(p):not(main a, aside a)',
  ],
  label: ['button[aria-label]'],
  mainHeading: ['main h1'],
  /** Cards of the newer generation; their keys contain the person's member id or slug. */
  card: ['[componentkey*=".profile.card.ref"]'],
  newer: ['[data-sdui-screen]'],
  headline: ['[data-generated-suggestion-target]', '.text-body-medium.break-words', ':scope > p'],
  /**
   * The employer in the top card, distinguished from the school by its icon; on older pages by a
   * label, or as the first of two.
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
  /** The address in the metadata of a public page. */
  publicAddress: ['link[rel="canonical"], meta[property="og:url"]'],

  threadHead: ['.msg-title-bar', '.msg-thread'],
  /** In the header of a conversation: one link per recipient. */
  threadLink: ['a.msg-thread__link-to-profile[href*="/in/"]', '.msg-title-bar a[href*="/in/"]'],
  /** The part of a page about its subject, or the open conversation: what is read. */
  room: ['section,.msg-convo-wrapper'],
  /** The open list of conversations at the foot of a page, and the column of suggestions. */
  beside: [
    '[class*=__aside],[componentkey*=Aside],.msg-overlay-list-bubble:not([class*=minimized])',
  ],
  /** A message of the other side. */
  theirs: ['.msg-s-event-listitem--other'],
  /** Authors of messages, except the rep. */
  author: ['.msg-s-event-listitem--other a.msg-s-message-group__profile-link[href*="/in/"]'],
  /** Authors of all messages, including the rep. */
  anyAuthor: ['a.msg-s-message-group__profile-link[href*="/in/"]'],
  activeThread: [
    '.msg-conversations-container__convo-item-link.active .msg-conversation-listitem__participant-names',
    '.msg-conversations-container__convo-item-link--active .msg-conversation-listitem__participant-names',
    '[role="listitem"][aria-selected="true"] span, [role="listitem"][aria-current="true"] span',
  ],
  /** The rep's own name, in the navigation. */
  viewer: ['img.global-nav__me-photo[alt]', 'header button img[alt]', 'header img[alt]'],
  /**
   * Messaging since July 2026, in which all classes are hashes: the text field and the header above
   * it.
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
  /** Tabs of a company page; other companies on the page are not linked with them. */
  companyTab: ['a[href*="/company/"][href*="/about/"]', 'a[href*="/company/"][href*="/people/"]'],

  /** Names of results in the form since July 2026, which has no markers. */
  foundLink: ['main a[href*="/in/"]', 'a[href*="/in/"]'],
  foundId: ['[componentkey^="SearchResults"]'],
  result: [
    '[data-view-name="people-search-result"]',
    '[data-chameleon-result-urn]',
    '[data-view-name="search-entity-result-universal-template"]',
  ],
  /** The link of a result's own name; links in smaller print are of mutual connections. */
  resultLink: [
    'a[data-view-name="search-result-lockup-title"][href*="/in/"]',
    '.t-16 a[href*="/in/"]',
    '.entity-result__title-text a[href*="/in/"]',
  ],
  personLink: ['a[href*="/in/"]'],
  resultList: ['[data-chameleon-result-urn]', 'main'],
} as const satisfies Record<string, readonly string[]>;

export type Fact = keyof typeof SELECTORS;
