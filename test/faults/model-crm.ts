import type { Stage } from '../../lib/domain/base/stage';
import { FIRST_STAGE } from './checker';
import type { History } from './history';
import { PEOPLE } from './schedule';

interface Version {
  readonly stage: Stage | null;
  readonly at: number;
}

/**
 * A CRM as a table: writes count at once, reads show them after a lag, a note sent twice is two
 * notes.
 */
export class ModelCrm {
  readonly #stages = new Map<string, Version[]>();
  readonly #profiles = new Map<string, { readonly slug: string | null; readonly at: number }[]>();
  readonly #coming: { readonly at: number; readonly run: () => void }[] = [];
  #arriving: number | null = null;
  readonly #notes: { readonly intentId: string; readonly who: string; readonly at: number }[] = [];

  /**
   * @param clock the CRM's own time, ms
   * @param account goes before the names of its people in the history: two accounts have people of
   * the same ids
   */
  constructor(
    readonly history: History,
    readonly clock: () => number,
    readonly readLagMs: number,
    readonly account = '',
  ) {
    for (const who of PEOPLE) {
      this.#stages.set(who, [{ stage: FIRST_STAGE, at: Number.NEGATIVE_INFINITY }]);
      this.#profiles.set(who, [{ slug: null, at: Number.NEGATIVE_INFINITY }]);
    }
  }

  get #now(): number {
    return this.#arriving ?? this.clock();
  }

  /** Does something when its time has come: a request that is still on its way. */
  later(at: number, run: () => void): void {
    this.#coming.push({ at, run });
  }

  #arrive(): void {
    if (this.#arriving !== null) return;
    for (const one of this.#coming.filter(({ at }) => at <= this.clock())) {
      this.#coming.splice(this.#coming.indexOf(one), 1);
      // It counts from when it arrived, not from when a person looks.
      this.#arriving = one.at;
      one.run();
      this.#arriving = null;
    }
  }

  stage(who: string): Stage | null {
    this.#arrive();
    return this.#stages.get(who)?.at(-1)?.stage ?? null;
  }

  profile(who: string): string | null {
    this.#arrive();
    return this.#profiles.get(who)?.at(-1)?.slug ?? null;
  }

  /** What a read sees: the stage, when each stage was entered last, and the profile. */
  read(who: string): {
    stage: Stage | null;
    stageDates: Partial<Record<Stage, number>>;
    linkedinSlug: string | null;
  } {
    this.#arrive();
    const seen = (this.#stages.get(who) ?? []).filter(
      ({ at }) => at + this.readLagMs <= this.clock(),
    );
    const stageDates: Partial<Record<Stage, number>> = {};
    for (const { stage, at } of seen) if (stage !== null) stageDates[stage] = at;
    const profiles = (this.#profiles.get(who) ?? []).filter(
      ({ at }) => at + this.readLagMs <= this.clock(),
    );
    return {
      stage: seen.at(-1)?.stage ?? null,
      stageDates,
      linkedinSlug: profiles.at(-1)?.slug ?? null,
    };
  }

  hasNote(intentId: string): boolean {
    this.#arrive();
    return this.#notes.some(
      (note) => note.intentId === intentId && note.at + this.readLagMs <= this.clock(),
    );
  }

  /**
   * Moves if the CRM still holds `from`, as a careful connector would.
   * @returns whether it holds `to` now
   */
  move(who: string, from: Stage | null, to: Stage, ours = true): boolean {
    const before = this.stage(who);
    if (before === to) return true;
    if (ours && before !== from) return false;
    this.#stages.get(who)?.push({ stage: to, at: this.#now });
    this.history.events.push({
      kind: 'moved',
      at: this.#now,
      who: this.account + who,
      before,
      after: to,
      ours,
    });
    return true;
  }

  /** Writes a profile if the CRM still holds `from`. @returns whether it holds `to` now */
  link(who: string, from: string | null, to: string | null, ours = true): boolean {
    const before = this.profile(who);
    if (before === to) return true;
    if (ours && before !== from) return false;
    this.#profiles.get(who)?.push({ slug: to, at: this.#now });
    this.history.events.push({
      kind: 'linked',
      at: this.#now,
      who: this.account + who,
      before,
      after: to,
      ours,
    });
    return true;
  }

  note(who: string, intentId: string): void {
    this.#notes.push({ intentId, who, at: this.#now });
    this.history.events.push({ kind: 'noted', at: this.#now, who: this.account + who, intentId });
  }
}
