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
  const { t } = usePages();
  return <NamedGuideLink name={guide} text={t(`guide.${guide}`)} />;
}

/** The same for the guide to a CRM or a site, which has its name, with a text of that one. */
export function NamedGuideLink({ name, text }: { name: string; text: string }) {
  const { language } = usePages();
  return (
    <a
      class="inline"
      href={`guide/${language}/${name}.html`}
      target="_blank"
      data-testid={`guide-${name}`}
      rel="noopener"
    >
      {text}
    </a>
  );
}
