import type { Member } from '../model';

/**
 * A profile in the making: two parts that may come at different times, and what is drawn only when
 * a person scrolls.
 */
export interface ProfileView {
  readonly element: HTMLElement;
  /** Whose top card is shown; undefined while it is of two people. */
  top(): Member | undefined;
  /** Draws the top card: in new nodes, or in those of the one before. */
  drawTop(member: Member, how: 'anew' | 'patch'): void;
  /** Draws the name alone, over the rest of the person before. */
  drawName(member: Member): void;
  drawRest(member: Member): void;
  /** Draws what comes into sight when a person scrolls down. */
  scrolled(): void;
}
