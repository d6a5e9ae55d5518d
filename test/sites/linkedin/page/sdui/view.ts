import { type Attributes, type Child, h } from '../../../page/dom';
import { hashedClass } from '../../hashed';
import { icon } from '../icons';

let build = '';

/** Says of which build this page is, before anything is drawn. */
export function useBuild(name: string): void {
  build = name;
}

/** Classes of one element that say how it is laid out; the real pages have about so many. */
const NOISE = 7;
const made = new Map<string, string>();

/** The element's name with the hashes of its classes, and with more that mean nothing. */
function hashedSpec(spec: string): string {
  const [tag = 'div', ...names] = spec.split('.');
  const noise = Array.from({ length: NOISE }, (_, index) => hashedClass(build, `${spec} ${index}`));
  return [tag, ...names.map((name) => hashedClass(build, name)), ...noise].join('.');
}

/** An element whose classes are hashes: `div.card` has whatever `card` is called in this build. */
export function v(
  spec: string,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElement {
  const hashed = made.get(spec) ?? hashedSpec(spec);
  made.set(spec, hashed);
  return h(hashed, attributes, ...children);
}

/** Boxes around boxes, as a page has that is put together on a server. */
export function deep(levels: number, ...children: readonly Child[]): HTMLElement {
  const inner = v('div', levels % 2 === 0 ? { 'data-display-contents': 'true' } : {}, ...children);
  return levels <= 1 ? inner : v('div.box', {}, deep(levels - 1, inner));
}

/** A menu that no one has opened. */
export function closedMenu(names: readonly string[]): HTMLElement {
  const item = (name: string) =>
    v(
      'div.menu-item',
      { role: 'menuitem', tabindex: '-1' },
      icon('more', 16),
      v('p', {}, v('span', {}, name)),
    );
  return v('div.gone', { role: 'menu', 'aria-hidden': 'true' }, ...names.map(item));
}

/** A key that is another one at every rendering. */
export function freshKey(): string {
  return crypto.randomUUID();
}
