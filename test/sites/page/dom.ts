import { claim, write } from './foreign-log';

export type Attributes = Readonly<Record<string, string | undefined>>;
export type Child = Node | string | undefined | false;

/** A text node of the page's own. */
export function text(value: string): Text {
  return claim(document.createTextNode(value));
}

/**
 * An element of the page's own. `spec` is `tag.class.class`; attributes with the value undefined
 * are left out. No markup is ever parsed, so Trusted Types has nothing to object to.
 */
export function h(
  spec: string,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElement {
  const [tag = 'div', ...classes] = spec.split('.');
  const element = claim(document.createElement(tag));
  if (classes.length > 0) element.setAttribute('class', classes.join(' '));
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined) element.setAttribute(name, value);
  fill(element, children);
  return element;
}

function fill(element: Element, children: readonly Child[]): void {
  for (const child of children) {
    if (child === undefined || child === false) continue;
    element.append(typeof child === 'string' ? text(child) : child);
  }
}

/** Replaces the children of `element`. */
export function setChildren(element: Element, ...children: readonly Child[]): void {
  element.replaceChildren();
  fill(element, children);
}

/** Sets or, with undefined, removes an attribute. */
export function setAttribute(element: Element, name: string, value: string | undefined): void {
  if (value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

/** Gmail hides what it keeps with an inline `display: none`. */
export function setShown(element: Element, shown: boolean): void {
  setAttribute(element, 'style', shown ? undefined : 'display: none;');
}

/** Listens, counting whatever the listener writes as the page's own. */
export function on<K extends keyof HTMLElementEventMap>(
  element: HTMLElement,
  kind: K,
  listener: (event: HTMLElementEventMap[K]) => void,
): void {
  element.addEventListener(kind, (event) => write(() => listener(event)));
}

let lastId = 15;

/** An id as Gmail makes them: short, and another one at every rendering. */
export function volatileId(): string {
  lastId += 1;
  return `:${lastId.toString(36)}`;
}

/**
 * The same as `old`, but with the attributes, text and children of `fresh`, keeping every node that
 * can be kept.
 */
export function morph(old: Element, fresh: Element): void {
  copyAttributes(old, fresh);
  const before = [...old.childNodes];
  const after = [...fresh.childNodes];
  const alike =
    before.length === after.length &&
    before.every((node, index) => node.nodeName === after[index]?.nodeName);
  if (!alike) {
    old.replaceChildren(...after);
    return;
  }
  before.forEach((node, index) => {
    const next = after[index];
    if (node instanceof Element && next instanceof Element) morph(node, next);
    else if (next && node.nodeValue !== next.nodeValue) node.nodeValue = next.nodeValue;
  });
}

/** Makes the attributes of `old` those of `fresh`. */
export function copyAttributes(old: Element, fresh: Element): void {
  for (const { name } of [...old.attributes])
    if (!fresh.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of fresh.attributes)
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
}
