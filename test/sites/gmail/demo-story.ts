/**
 * One written message: who (the part before the @, or `me`), when (`35m`, `5h`, `2d 16:40`), what
 * (a line a paragraph), and who else reads it.
 */
export type Line = readonly [who: string, when: string, text: string, cc?: readonly string[]];

/** What stands in the list beside the words themselves. */
export interface Marks {
  readonly unread?: boolean;
  readonly starred?: boolean;
  readonly important?: boolean;
  readonly labels?: readonly string[];
  readonly category?: 'promotions' | 'updates';
  readonly folder?: 'archive' | 'spam' | 'trash';
  /** The last line is a draft that was not sent. */
  readonly draft?: boolean;
}

/** A written conversation; the first line says who it is with. */
export interface Story {
  readonly subject: string;
  readonly marks: Marks;
  readonly lines: readonly Line[];
}

/** Puts a conversation into words. */
export function story(subject: string, marks: Marks, ...lines: Line[]): Story {
  return { subject, marks, lines };
}
