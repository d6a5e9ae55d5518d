import { isVisible } from '../finder';
import type { CompanyPage } from '../site';
import { decoded } from './address';
import { titleOf, words } from './element-text';
import type { Finder } from './find';

const COMPANY = /\/company\/([^/?#]+)/;

/**
 * Returns the company of the page; null unless URL, tabs, heading and title agree.
 * @param slug of the URL, decoded
 */
export function readCompany(
  document: Document,
  root: ParentNode,
  slug: string,
  finder: Finder,
): CompanyPage | null {
  const tabs = finder
    .all(root, 'companyTab', isVisible)
    .map((tab) => decoded(COMPANY.exec(tab.getAttribute('href') ?? '')?.[1] ?? ''));
  const name = words(finder.all(root, 'companyName', isVisible)[0]);
  finder.expect('companyTab', tabs.length > 0 || name === '');
  if (name === '' || tabs.length === 0 || tabs.some((tab) => tab !== slug)) return null;
  // `Norte Logística: Overview`, `Norte Logística : Personnes`, `Norte Logística`
  const title = titleOf(document);
  const isTitled = title.startsWith(name) && /^($| ?: | ?：| \| )/.test(title.slice(name.length));
  return isTitled ? { slug, name } : null;
}
