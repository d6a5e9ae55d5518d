import { h } from '../../page/dom';

/**
 * Fills the document with hidden menus, as a mailbox that has been open for hours, up to `total`
 * elements.
 */
export function padDocument(total: number): void {
  let missing = total - document.getElementsByTagName('*').length;
  while (missing > 1) {
    const items = Math.min(200, missing - 1);
    const menu = h('div.J-M.asi', { style: 'display: none;' });
    for (let index = 0; index < items; index += 1) menu.append(h('div.J-N', {}));
    document.body.append(menu);
    missing -= items + 1;
  }
}
