import type { Stage } from '../../lib/domain/stage';
import { FIRST_STAGE } from './checker';
import type { History } from './history';
import { PEOPLE } from './schedule';

interface Version {
  readonly stage: Stage | null;
  readonly at: number;
}

/** A CRM as a table: writes count at once, reads show them after a lag, a note sent twice is two notes. */
export class ModelCrm {
  readonly #stages = new Map<string, Version[]>();
  readonly #notes: { readonly intentId: string; readonly who: string; readonly at: number }[] = [];

  /** @param clock the CRM's own time, ms */
  constructor(
    readonly history: History,
    readonly clock: () => number,
    readonly readLagMs: number,
  ) {
    for (const who of PEOPLE) this.#stages.set(who, [{ stage: FIRST_STAGE, at: Number.NEGATIVE_INFINITY }]);
  }

  stage(who: string): Stage | null {
    return this.#stages.get(who)?.at(-1)?.stage ?? null;
  }

  /** What a read sees: the stage, and when each stage was entered last. */
  read(who: string): { stage: Stage | null; stageDates: Partial<Record<Stage, number>> } {
    const seen = (this.#stages.get(who) ?? []).filter(({ at }) => at + this.readLagMs <= this.clock());
    const stageDates: Partial<Record<Stage, number>> = {};
    for (const { stage, at } of seen) if (stage !== null) stageDates[stage] = at;
    return { stage: seen.at(-1)?.stage ?? null, stageDates };
  }

  hasNote(intentId: string): boolean {
    return this.#notes.some((note) => note.intentId === intentId && note.at + this.readLagMs <= this.clock());
  }

  /** Moves if the CRM still holds `from`, as a careful connector would. @returns whether it holds `to` now */
  move(who: string, from: Stage | null, to: Stage, ours = true): boolean {
    const before = this.stage(who);
    if (before === to) return true;
    if (ours && before !== from) return false;
    this.#stages.get(who)?.push({ stage: to, at: this.clock() });
    this.history.events.push({ kind: 'moved', at: this.clock(), who, before, after: to, ours });
    return true;
  }

  note(who: string, intentId: string): void {
    this.#notes.push({ intentId, who, at: this.clock() });
    this.history.events.push({ kind: 'noted', at: this.clock(), who, intentId });
  }
}
