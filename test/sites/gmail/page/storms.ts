import { h, setChildren, text, volatileId } from '../../page/dom';
import type { Context } from './context';
import type { ListView } from './list-view';

export type StormKind = 'hover' | 'typing' | 'list' | 'clock' | 'mutations';

/** What a storm may touch. */
export interface StormGround {
  lists(): readonly ListView[];
  /** Draws the lists again. */
  refresh(): void;
  /** The editor that is typed into. */
  editor(): Element | undefined;
  /** An element of the page, hidden, for mutations that mean nothing. */
  readonly scratch: HTMLElement;
}

/** Rates. No measured rate of the real page is known: these are assumptions. */
export interface StormRate {
  /** Between two steps, ms. */
  readonly every?: number | undefined;
  /** Mutations a second, for `mutations`. */
  readonly perSecond?: number | undefined;
}

const EVERY: Readonly<Record<StormKind, number>> = {
  hover: 30,
  typing: 40,
  list: 2000,
  clock: 60_000,
  mutations: 4,
};

/** The mouse crosses one row after another: two to six changed attributes a row. */
function hoverStep(ground: StormGround, step: number): void {
  const rows = ground.lists().flatMap((list) => list.rows());
  const before = rows[(step - 1 + rows.length) % rows.length];
  const row = rows[step % rows.length];
  before?.classList.remove('aqw');
  before?.querySelector('.bqY')?.removeAttribute('style');
  row?.classList.add('aqw');
  row?.querySelector('.bqY')?.setAttribute('style', 'display: flex;');
  row?.setAttribute('tabindex', step % 2 === 0 ? '0' : '-1');
  row?.querySelector('.oZ-jc')?.setAttribute('tabindex', step % 2 === 0 ? '0' : '-1');
}

function typingStep(ground: StormGround, step: number): void {
  const line = (ground.editor() ?? ground.scratch).lastElementChild ?? ground.scratch;
  const words = 'Thank you, I will send the quote today. ';
  const written = line.lastChild;
  const letter = words[step % words.length] ?? ' ';
  if (written instanceof Text) written.data += letter;
  else setChildren(line, text(letter));
}

function mutationStep(ground: StormGround, step: number, count: number): void {
  for (let index = 0; index < count; index += 1) {
    if (index % 2 === 0) ground.scratch.setAttribute('class', `m${step}-${index}`);
    else if (ground.scratch.childElementCount > 50) ground.scratch.firstElementChild?.remove();
    else ground.scratch.append(h('span', { id: volatileId() }));
  }
}

/**
 * Starts a storm; the answer ends it, and says how many mutations it made (0 for the other kinds).
 */
export function startStorm(
  context: Context,
  ground: StormGround,
  kind: StormKind,
  rate: StormRate = {},
): () => number {
  const every = rate.every ?? EVERY[kind];
  let step = 0;
  let due = 0;
  const began = performance.now();
  const steps: Readonly<Record<StormKind, () => void>> = {
    hover: () => hoverStep(ground, step),
    typing: () => typingStep(ground, step),
    list: () => ground.refresh(),
    clock: () => {
      for (const list of ground.lists()) list.refreshDates();
    },
    mutations: () => {
      const wanted = ((performance.now() - began) / 1000) * (rate.perSecond ?? 1000);
      const count = Math.min(Math.floor(wanted - due), 2000);
      due += count;
      mutationStep(ground, step, count);
    },
  };
  const stop = context.clock.every(every, () => {
    steps[kind]();
    step += 1;
  });
  return () => {
    stop();
    return due;
  };
}
