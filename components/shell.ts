/** What a page of ours needs of the browser, passed in by its entrypoint. */
export interface Shell {
  /** Epoch ms. */
  readonly clock: () => number;
  /** A new random UUID: the reference of a write. */
  readonly newId: () => string;
  /** Opens an https address in a tab. */
  readonly openTab: (url: string) => void;
  /** Opens the options, at a section. */
  readonly openOptions: (section: string) => void;
  /** Asks the person to let us reach a CRM's origin; must be called straight from a click. */
  readonly requestHost: (origin: string) => Promise<boolean>;
  /** Puts text on the clipboard. */
  readonly copy: (text: string) => Promise<void>;
}
