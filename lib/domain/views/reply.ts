import type { PersonView } from './person';

/** An answer of marketing to what the rep said about a person. JSON only. */
export interface ReplyWithPerson {
  readonly person: PersonView;
  readonly at: number;
  readonly who: string | null;
  readonly text: string;
}
