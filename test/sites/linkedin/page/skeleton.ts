import { v } from './sdui/view';

/** Grey boxes where a page will be. */
export function skeleton(): HTMLElement {
  const box = () =>
    v(
      'div.card.ghost',
      { 'aria-busy': 'true' },
      v('div.ghost-line'),
      v('div.ghost-line'),
      v('div.ghost-line'),
    );
  return v('div.page', {}, v('div.wide.stack', {}, box(), box()), v('div.narrow', {}, box()));
}
