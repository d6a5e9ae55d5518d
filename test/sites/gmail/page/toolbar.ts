import { h, on, setChildren } from '../../page/dom';
import type { Context } from './context';
import { type IconName, icon } from './icons';

/** What the toolbar above the views offers. */
export interface ToolbarActions {
  back(): void;
  archive(): void;
  remove(): void;
  unread(): void;
  turn(by: 1 | -1): void;
}

/** Where a list stands: the first and the last shown of all. */
export interface Span {
  readonly first: number;
  readonly last: number;
  readonly all: number;
}

function button(
  name: string,
  label: string,
  picture: IconName,
  act: (() => void) | undefined,
): HTMLElement {
  const element = h(
    `div.T-I.J-J5-Ji.${name}`,
    {
      role: 'button',
      tabindex: '0',
      'aria-label': label,
      'data-tooltip': label,
      title: label,
      'aria-disabled': act ? undefined : 'true',
    },
    icon(picture),
  );
  if (act) on(element, 'click', act);
  return element;
}

/** Draws the toolbar of a list. */
export function listToolbar(
  context: Context,
  bar: HTMLElement,
  span: Span,
  actions: ToolbarActions,
): void {
  const { words } = context;
  const range = `${span.all === 0 ? 0 : span.first}–${span.last} ${words.of} ${span.all}`;
  const box = h(
    'div.T-I.J-J5-Ji.T-Pm',
    { role: 'button', tabindex: '0', 'aria-label': words.labels },
    h('div.T-Jo', { role: 'checkbox', 'aria-checked': 'false' }),
  );
  const newer = button(
    'amD',
    words.previous,
    'left',
    span.first > 1 ? () => actions.turn(-1) : undefined,
  );
  const older = button(
    'amE',
    words.next,
    'right',
    span.last < span.all ? () => actions.turn(1) : undefined,
  );
  setChildren(
    bar,
    box,
    h('div.spread'),
    h('div.Dj', { 'aria-label': range }, h('span.ts', {}, range)),
    newer,
    older,
  );
}

/** Draws the toolbar of an open thread. */
export function threadToolbar(context: Context, bar: HTMLElement, actions: ToolbarActions): void {
  const { words } = context;
  setChildren(
    bar,
    button('lS', words.back, 'back', actions.back),
    button('lR', words.archive, 'archive', actions.archive),
    button('nX', words.delete, 'trash', actions.remove),
    button('bva', words.markUnread, 'mail', actions.unread),
    h('div.spread'),
  );
}
