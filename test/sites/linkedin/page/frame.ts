import type { Place } from './route';

/** Everything around the screens of one generation. */
export interface Frame {
  /** Draws a screen into the frame; one without a frame takes the whole document. */
  show(element: HTMLElement, place: Place): void;
  /** Puts a dialog over the screen, or takes it away. */
  dialog(element: HTMLElement | undefined): void;
  /** Where bubbles of conversations go; undefined while there is no such place. */
  bubbles(): HTMLElement | undefined;
  scrollTop(): void;
}

/** Pages that come without the frame. */
export const FRAMELESS: ReadonlySet<Place['kind']> = new Set([
  'authwall',
  'challenge',
  'shell',
  'notfound',
]);
