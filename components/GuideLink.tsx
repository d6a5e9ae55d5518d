import type { PagesKey } from '../lib/i18n/page-translator';
import { usePages } from './page-context';

/**
 * The guides that ship with the extension: each has a text `guide.<name>`, by which links call it.
 */
type GuideName = PagesKey extends infer Key
  ? Key extends `guide.${infer Name}`
    ? Name
    : never
  : never;

/** Opens a guide of `public/guide` in a tab, in the language of the interface. */
export function GuideLink({ guide }: { guide: GuideName }) {
  const { t, language } = usePages();
  return (
    <a
      class="inline"
      href={`guide/${language}/${guide}.html`}
      target="_blank"
      data-testid={`guide-${guide}`}
      rel="noopener"
    >
      {t(`guide.${guide}`)}
    </a>
  );
}
