import { isVisible } from '../finder';
import type { CompanyPage } from '../site';
import { decoded } from './address';
import { titleOf, words } from './element-text';
import type { Finder } from './find';

const COMPANY = /\/company\/([^/?#]+)/;

/**
 * The company that the page is about, or null unless the address, the page's own tabs, the heading and the title agree.
 * @param slug of the address, as people read it
 */
export function readCompany(document: Document, slug: string, finder: Finder): CompanyPage | null {
  const tabs = finder
    .all(document, 'companyTab', isVisible)
    .map((tab) => decoded(COMPANY.exec(tab.getAttribute('href') ?? '')?.[1] ?? ''));
  const name = words(finder.all(document, 'companyName', isVisible)[0]);
  finder.expect('companyTab', tabs.length > 0 || name === '');
  if (name === '' || tabs.length === 0 || tabs.some((tab) => tab !== slug)) return null;
  // `Norte Logística: Overview`, `Norte Logística`
  const title = titleOf(document);
  return title === name || title.startsWith(`${name}: `) || title.startsWith(`${name} | `) ? { slug, name } : null;
}
