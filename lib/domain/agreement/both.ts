import type { Localized } from '../base/text';

/** Returns a text of the default agreement in both of its languages. */
export const both = (en: string, es: string): Localized => ({ en, es });
