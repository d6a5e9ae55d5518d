import { h } from '../../page/dom';
import type { Evidence } from '../../page/evidence';
import {
  asPage,
  clearForeign,
  type ForeignEntry,
  foreignElements,
  foreignNodes,
  write,
} from '../../page/foreign-log';
import { makeRandom } from '../../random';
import type { App } from './app';
import type { Detector, Finding, Wanted } from './detector';
import type { History, Moment } from './history';
import type { SimOptions } from './options';
import { type StormKind, type StormRate, startStorm } from './storms';
import { type Truth, truthOf } from './truth';
import { makeWalker, type Walker } from './walker';

/**
 * The control that tests hold in the page's world, as `window.__sim`. README.md beside it explains
 * each call.
 */
export interface SimControl {
  readonly evidence: Evidence;
  options(): SimOptions;
  set(change: Partial<SimOptions>): Promise<void>;
  settled(): Promise<void>;
  truth(): Truth;
  moments(): readonly Moment[];
  clearMoments(): void;
  goto(address: string): Promise<void>;
  back(): Promise<void>;
  forward(): Promise<void>;
  openThread(index: number): Promise<void>;
  openBubble(index: number): boolean;
  closeBubbles(): void;
  scroll(): void;
  /** A person who moves at random, for a caller in this world. */
  walker(seed: number): Walker;
  walk(seed: number, steps: number, pause: readonly [number, number]): Promise<string[]>;
  startStorm(kind: StormKind, rate?: StormRate): void;
  stopStorms(): void;
  counts(): { elements: number; depth: number; foreign: number; others: number; links: number };
  foreignNodes(): readonly ForeignEntry[];
  foreignElements(): readonly Element[];
  clearForeign(): void;
  asPage<T>(change: () => T): T;
  /** What the page's detector has found of extensions. */
  detect(wanted?: Partial<Wanted>): Promise<Finding[]>;
}

function depthOf(node: Element): number {
  return 1 + Math.max(0, ...[...node.children].map(depthOf));
}

/** Puts the control of an app together. */
export function makeControl(
  app: App,
  evidence: Evidence,
  past: History,
  detector: Detector,
): SimControl {
  const { context, navigator, screens } = app;
  const scratch = h('div', { hidden: '' });
  write(() => document.body.append(scratch));
  const storms: (() => void)[] = [];
  const conversation = (index: number) => {
    const found = context.world.conversations[index];
    if (!found) throw new RangeError(`no such conversation: ${index}`);
    return found;
  };

  async function settle(act: () => void): Promise<void> {
    write(act);
    // The page learns of going back in a task of its own.
    await new Promise((resolve) => setTimeout(resolve));
    await context.clock.settled();
    await new Promise((resolve) => setTimeout(resolve));
    await context.clock.settled();
  }

  /** Goes back or forward; where there is nowhere to go nothing is reported. */
  function travel(by: 1 | -1): Promise<void> {
    const arrived = new Promise<void>((resolve) => {
      addEventListener('popstate', () => resolve(), { once: true });
      setTimeout(resolve, 200);
    });
    history.go(by);
    return arrived.then(() => settle(() => undefined));
  }

  const links = () =>
    [...document.querySelectorAll('a[href*="/in/"]')].flatMap(
      (link) => /\/in\/([^/]+)/.exec(link.getAttribute('href') ?? '')?.[1] ?? [],
    );

  return {
    evidence,
    options: () => ({ ...context.options }),
    set: (change) => settle(() => app.set(change)),
    settled: () => settle(() => undefined),
    truth: () => truthOf(app),
    moments: () => past.moments(),
    clearMoments: () => past.clear(),
    goto: (address) => settle(() => app.visit(address)),
    back: () => travel(-1),
    forward: () => travel(1),
    openThread: (index) =>
      settle(() => navigator.go({ kind: 'messaging', conversation: conversation(index) })),
    openBubble: (index) => write(() => app.openBubble(conversation(index))),
    closeBubbles: () => write(() => app.closeBubbles()),
    scroll: () => write(() => screens.profile()?.scrolled()),
    walker: (seed) => makeWalker(app, seed),
    async walk(seed, steps, [least, most]) {
      const walker = makeWalker(app, seed);
      const pauses = makeRandom(seed + 1);
      const done: string[] = [];
      for (let step = 0; step < steps; step += 1) {
        done.push(walker.step());
        await new Promise((resolve) => setTimeout(resolve, pauses.between(least, most)));
      }
      await settle(() => undefined);
      return done;
    },
    startStorm: (kind, rate) => void storms.push(startStorm(app, scratch, kind, rate)),
    stopStorms() {
      for (const stop of storms.splice(0)) stop();
    },
    counts: () => {
      const own = screens.profile()?.top()?.slug;
      const others = links().filter((slug) => decodeURIComponent(slug) !== own);
      return {
        elements: document.getElementsByTagName('*').length,
        depth: depthOf(document.documentElement),
        foreign: foreignElements().length,
        others: new Set(others).size,
        links: others.length,
      };
    },
    foreignNodes,
    foreignElements,
    clearForeign,
    asPage,
    detect: ({ ids = [], files = [], words = [] } = {}) => detector.report({ ids, files, words }),
  };
}
