import { h, on, setAttribute } from '../../page/dom';
import type { Context } from './context';
import { icon } from './icons';
import type { SimOptions } from './options';

type Choice = readonly [option: 'theme' | 'density' | 'preview', value: string, label: string];

const CHOICES: readonly Choice[] = [
  ['theme', 'system', 'System'],
  ['theme', 'light', 'Light'],
  ['theme', 'dark', 'Dark'],
  ['density', 'comfortable', 'Comfortable'],
  ['density', 'compact', 'Compact'],
  ['preview', 'none', 'Off'],
  ['preview', 'right', 'Right'],
  ['preview', 'below', 'Below'],
];

function group(
  context: Context,
  title: string,
  option: Choice[0],
  set: (change: Partial<SimOptions>) => void,
): HTMLElement {
  const buttons = CHOICES.filter((choice) => choice[0] === option).map(([, value, label]) => {
    const button = h(
      'button',
      { type: 'button', 'aria-pressed': String(context.options[option] === value) },
      label,
    );
    on(button, 'click', () => {
      set({ [option]: value });
      for (const one of button.parentElement?.children ?? [])
        setAttribute(one, 'aria-pressed', String(one === button));
    });
    return button;
  });
  return h('div.group', {}, h('div.heading', {}, title), h('div.choices', {}, ...buttons));
}

/** Opens the panel of quick settings, or closes it. */
export function toggleQuickSettings(
  context: Context,
  set: (change: Partial<SimOptions>) => void,
): void {
  const open = document.body.querySelector('.quick');
  if (open) {
    open.remove();
    return;
  }
  const { words } = context;
  const close = h('button.FI', { type: 'button', 'aria-label': words.close }, icon('close', 18));
  const panel = h(
    'div.quick',
    { role: 'dialog', 'aria-label': words.settings },
    h('div.title', {}, words.settings, close),
    group(context, words.theme, 'theme', set),
    group(context, words.density, 'density', set),
    group(context, words.pane, 'preview', set),
  );
  on(close, 'click', () => panel.remove());
  document.body.append(panel);
}
