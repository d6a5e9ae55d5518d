/** A job or a school of a member, as a line of their profile. */
export interface Station {
  readonly title: string;
  readonly company: string;
  readonly years: string;
}

/** A member of the simulated network. */
export interface Member {
  /** The name in the profile's address, decoded. */
  readonly slug: string;
  /** Earlier slugs, which still lead to the profile. */
  readonly oldSlugs: readonly string[];
  /** `ACoAA…`, 39 characters. */
  readonly memberId: string;
  /** The number that the older pages name. */
  readonly memberNumber: string;
  /** `ACwAA…`, by which Sales Navigator knows the same person. */
  readonly leadId: string;
  readonly name: string;
  readonly pronouns: string | undefined;
  readonly headline: string;
  /** Absent between two jobs. */
  readonly company: string | undefined;
  readonly school: string;
  readonly place: string;
  readonly degree: 1 | 2 | 3;
  readonly followers: number;
  readonly about: readonly string[];
  readonly jobs: readonly Station[];
}

/** A company with a page of its own. */
export interface Company {
  readonly slug: string;
  /** The number by which Sales Navigator links to it. */
  readonly number: string;
  readonly name: string;
  readonly line: string;
  /** Slugs of those who work there. */
  readonly people: readonly string[];
}

/** One message; `from` is a slug. */
export interface Line {
  readonly from: string;
  readonly text: string;
}

/** A conversation in the inbox. The list shows neither its id nor anybody's address. */
export interface Conversation {
  readonly id: string;
  readonly kind: 'single' | 'group' | 'sponsored';
  /** Slugs of the others; no one in a sponsored one. */
  readonly people: readonly string[];
  /** What the list and the header call it. */
  readonly title: string;
  readonly lines: readonly Line[];
}

/** Everything that the site knows, as plain data that can be sent as JSON. */
export interface World {
  /** Who is signed in. */
  readonly viewer: Member;
  readonly members: readonly Member[];
  readonly companies: readonly Company[];
  readonly conversations: readonly Conversation[];
}
