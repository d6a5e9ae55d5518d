import { h } from '../../page/dom';
import type { App } from './app';
import { writeTitle } from './title';

/**
 * What goes on in a page while no one moves: counts of news, cards under the mouse, mutations that
 * mean nothing.
 */
export type StormKind = 'news' | 'hover' | 'mutations';

/** Rates. No measured rate of the real page is known: these are assumptions. */
export interface StormRate {
  /** Between two steps, ms. */
  readonly every?: number | undefined;
  /** Mutations a second, for `mutations`. */
  readonly perSecond?: number | undefined;
}

const EVERY: Readonly<Record<StormKind, number>> = { news: 500, hover: 30, mutations: 4 };
const MOST_SPANS = 50;

/** Starts a storm. @param scratch hidden, for mutations that mean nothing. @returns what ends it */
export function startStorm(
  app: App,
  scratch: HTMLElement,
  kind: StormKind,
  rate: StormRate = {},
): () => void {
  const { context, navigator } = app;
  const began = performance.now();
  let [step, made] = [0, 0];
  const steps: Readonly<Record<StormKind, () => void>> = {
    news() {
      context.options = { ...context.options, unread: 1 + (step % 9) };
      writeTitle(context, navigator.layers().title);
    },
    hover() {
      const cards = document.querySelectorAll('section');
      const card = cards[step % Math.max(1, cards.length)];
      card?.setAttribute('style', step % 2 === 0 ? 'outline: 0' : '');
      card?.setAttribute('tabindex', String((step % 2) - 1));
    },
    mutations() {
      const wanted = ((performance.now() - began) / 1000) * (rate.perSecond ?? 1000);
      for (; made < wanted; made += 1) {
        if (made % 2 === 0) scratch.setAttribute('style', `--n: ${made}`);
        else if (scratch.childElementCount > MOST_SPANS) scratch.firstElementChild?.remove();
        else scratch.append(h('span'));
      }
    },
  };
  return context.clock.every(rate.every ?? EVERY[kind], () => {
    steps[kind]();
    step += 1;
  });
}
