import { type Attributes, type Child, h } from '../../../page/dom';
import { hashedClass } from '../../hashed';

let build = '';

/** Says of which build this page is, before anything is drawn. */
export function useBuild(name: string): void {
  build = name;
}

/** An element whose classes are hashes: `div.card` has whatever `card` is called in this build, and one more that means nothing. */
export function v(spec: string, attributes: Attributes = {}, ...children: readonly Child[]): HTMLElement {
  const [tag = 'div', ...names] = spec.split('.');
  const classes = names.map((name) => hashedClass(build, name));
  const noise = names.length > 0 ? [hashedClass(build, `layout ${names.join(' ')}`)] : [];
  return h([tag, ...classes, ...noise].join('.'), attributes, ...children);
}

/** Boxes around boxes, as a page has that is put together on a server. */
export function deep(levels: number, ...children: readonly Child[]): HTMLElement {
  const inner = v('div', levels % 2 === 0 ? { 'data-display-contents': 'true' } : {}, ...children);
  return levels <= 1 ? inner : v('div.box', {}, deep(levels - 1, inner));
}

/** A key that is another one at every rendering. */
export function freshKey(): string {
  return crypto.randomUUID();
}
