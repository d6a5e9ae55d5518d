/**
 * What changes first, second and third when a person moves on: the address, the title, what is
 * shown.
 */
export type Order =
  | 'address-title-screen'
  | 'address-screen-title'
  | 'title-address-screen'
  | 'screen-address-title';

/** How the new profile takes the place of the one before. */
export type Swap =
  /** All at once. */
  | 'whole'
  /** The same nodes, with other texts and attributes. */
  | 'patch'
  /** The top card first, the cards below it later. */
  | 'top-first'
  /** The cards below first, under the top card of the person before. */
  | 'below-first'
  /** The name first, and the rest of the top card later. */
  | 'torn';

/** Every way in which the simulated page can behave. Times in ms. */
export interface SimOptions {
  /** Which of the two generations of pages this member gets. */
  generation: 'sdui' | 'ember';
  seed: number;
  order: Order | 'random';
  swap: Swap | 'random';
  /** From the first change to the last, at least and at most. The real page takes 300 to 3,000. */
  delay: readonly [number, number];
  /** What is shown in between: the page before, or grey boxes. */
  between: 'previous' | 'skeleton';
  /**
   * Share of navigations given up for another whose screen comes all the same, before the other's,
   * 0–1.
   */
  stragglers: number;
  /** From a profile's address by member id to the one by slug; -1 never. */
  slugDelay: number;
  /** From a conversation's header to its messages. */
  streamDelay: number;
  /** From the first screen to the outlet of the messaging bubbles. */
  outletDelay: number;
  /** Links of a top card to its own profile lead to `/`. */
  selfLinks: 'profile' | 'root';
  /** Unread notifications, named before the title. */
  unread: number;
  /** Whether the head has a second title element, as most of the newer pages do. */
  twoTitles: boolean;
  theme: 'light' | 'dark' | 'system';
}

const defaultOptions: Readonly<SimOptions> = {
  generation: 'sdui',
  seed: 1,
  order: 'address-title-screen',
  swap: 'whole',
  delay: [0, 0],
  between: 'previous',
  stragglers: 0,
  slugDelay: 0,
  streamDelay: 0,
  outletDelay: 400,
  selfLinks: 'profile',
  unread: 2,
  twoTitles: true,
  theme: 'system',
};

/**
 * Options from the `sim` parameter of the address, which holds JSON. Throws for JSON that is none
 * or an unknown option.
 */
export function optionsFromQuery(query: string): SimOptions {
  const given: unknown = JSON.parse(new URLSearchParams(query).get('sim') ?? '{}');
  return withOptions(defaultOptions, given);
}

/** The options with some of them changed. Throws for an option that does not exist. */
export function withOptions(options: Readonly<SimOptions>, change: unknown): SimOptions {
  for (const name of Object.keys(change ?? {})) {
    if (!(name in defaultOptions)) throw new RangeError(`no such option: ${name}`);
  }
  return Object.assign({ ...options }, change);
}
