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
  /** Opens the dashboard, at a view; at the one of the person's role where none is named. */
  readonly openDashboard: (view: string) => void;
  /** Loads a tab again. */
  readonly reloadTab: (tabId: number) => void;
  /**
   * Asks the person to let us reach origins, a CRM's or a site's; must be called straight from a
   * click.
   */
  readonly requestHost: (...origins: string[]) => Promise<boolean>;
  /** Asks the person to let us show notifications; must be called straight from a click. */
  readonly requestNotifications: () => Promise<boolean>;
  /** Puts text on the clipboard. */
  readonly copy: (text: string) => Promise<void>;
  /** Saves text as a file where the browser saves files. */
  readonly save: (name: string, type: string, text: string) => void;
  /** Opens the browser's own window for printing. */
  readonly print: () => void;
}
