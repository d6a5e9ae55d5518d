import { cut } from '../kit/cut';
import type {
  CountAnswer,
  CountFilter,
  CountGap,
  CountPart,
  CountQuestion,
  FiguresEngine,
  Span,
} from '../port/figures';
import {
  type CountGroup,
  cameGroups,
  detourGroups,
  inFlightGroups,
  leftGroups,
  narrowing,
  nativesFrom,
  passedGroups,
  quickGroups,
  quickStayedGroups,
  type Steps,
  standsGroup,
  stayedGroups,
} from './figure-groups';
import { createMemo } from './figure-memo';
import { countedPeople } from './figure-people';
import type { CrmMetadata } from './metadata';
import { PERSONA, SOURCE } from './part-properties';
import { enteredProperty, latestTimeProperty } from './properties';
import type { Records } from './records';
import { roughTotal, type Total, totalOf } from './totals';

type WentOn = Extract<CountQuestion, { kind: 'went-on' }>;

/**
 * Counts by the totals of searches on the dates at which stages were entered; HubSpot groups
 * nothing. Each question is a search or two, plus what halving costs where a total is cut off.
 *
 * HubSpot keeps one date a stage. Whether that is the first or the last one of a person who came
 * twice is not documented; the last one is what its "Latest time in" goes by.
 */
export function createHubSpotFigures(records: Records, clock: () => number): FiguresEngine {
  const memo = createMemo(clock);

  async function answer(
    question: CountQuestion,
    filter: CountFilter,
    signal: AbortSignal,
  ): Promise<CountAnswer> {
    const metadata = await records.metadata(signal);
    const gap = gapOf(question, metadata);
    if (gap !== null) return { kind: 'gap', gap };
    const narrow = (groups: readonly CountGroup[]) => narrowed(groups, filter);
    const total = (groups: readonly CountGroup[], span: Span | null) =>
      totalOf(records, narrow(groups), span, memo, signal);
    const own = metadata.nativesOf([question.stage]);
    switch (question.kind) {
      case 'stands':
        return counted(await total([standsGroup(own)], null));
      case 'in-flight':
        return counted(await total(inFlightGroups(own), question.span));
      case 'came': {
        const groups = cameGroups(await chain(metadata, question.stage, signal));
        const came = await total(groups, question.span);
        memo.keep([narrow(groups), question.span], came);
        return counted(came);
      }
      case 'passed': {
        const natives = await chain(metadata, question.stage, signal);
        const groups = passedGroups(own, natives);
        return counted(await total(groups, question.span));
      }
      case 'again':
      case 'left':
        return { kind: 'gap', gap: 'not-kept' };
      case 'went-on':
        return wentOn(question, metadata, narrow, signal);
    }
  }

  /** Who came without those who stayed: each is one search, which OR of both is not. */
  async function wentOn(
    question: WentOn,
    metadata: CrmMetadata,
    narrow: (groups: readonly CountGroup[]) => readonly CountGroup[],
    signal: AbortSignal,
  ): Promise<CountAnswer> {
    const { stage, next, span, withinDays } = question;
    const [all, later] = [
      await chain(metadata, stage, signal),
      await chain(metadata, next, signal),
    ];
    const steps = { own: all.filter((native) => !later.includes(native)), later };
    const total = (groups: readonly CountGroup[], of: Span | null) =>
      memo.of([groups, of], () => totalOf(records, groups, of, memo, signal));
    if (withinDays === null) {
      const came = await total(narrow(cameGroups(all)), span);
      return counted(difference(came, await total(narrow(stayedGroups(steps)), span)));
    }
    if (await hasDetours(metadata, steps, span, signal)) {
      return { kind: 'gap', gap: 'no-durations' };
    }
    const quick = await total(narrow(quickGroups(steps, withinDays)), span);
    const left = await total(leftGroups(steps), null);
    if (left.count === 0) return counted(quick);
    const back = await total(narrow(quickStayedGroups(steps, withinDays)), span);
    return counted(difference(quick, back));
  }

  /** Whether anybody who came in the span and went on was elsewhere in between. */
  async function hasDetours(
    metadata: CrmMetadata,
    steps: Steps,
    span: Span,
    signal: AbortSignal,
  ): Promise<boolean> {
    const isAny = async (of: Span | null) => {
      const rough = (stayed: boolean) => {
        const groups = detourGroups(metadata, steps, stayed);
        return memo.of(['rough', groups, of], () => roughTotal(records, groups, of, signal));
      };
      const found = await rough(false);
      return found !== 0 && (found === null || found !== (await rough(true)));
    };
    return (await isAny(null)) && (await isAny(span));
  }

  /**
   * Native stages from one on, without those that add nothing: each person dated there is also
   * dated at an earlier stage with the same meaning.
   */
  async function chain(
    metadata: CrmMetadata,
    stage: CountQuestion['stage'],
    signal: AbortSignal,
  ): Promise<string[]> {
    const natives = nativesFrom(metadata, stage);
    const useful: string[] = [];
    for (const native of natives) {
      const meaning = metadata.stageOf(native);
      const before = natives
        .slice(0, natives.indexOf(native))
        .filter((other) => metadata.stageOf(other) === meaning);
      const [alone] = cameGroups([...before, native]).slice(-1);
      if (before.length === 0 || alone === undefined) useful.push(native);
      else {
        const rough = () => roughTotal(records, [alone], null, signal);
        if ((await memo.of(['alone', alone], rough)) !== 0) useful.push(native);
      }
    }
    return useful;
  }

  return {
    batch: 1,
    keepsMoves: false,
    async parts(signal) {
      const { definitions } = await records.metadata(signal);
      const optionsOf = (property: string): CountPart[] | null => {
        const options = definitions.find(({ name }) => name === property)?.options ?? [];
        const parts = options
          .filter(({ hidden }) => hidden !== true)
          .map(({ value, label }) => ({ id: value, name: cut(label ?? value) }));
        return parts.length === 0 ? null : parts;
      };
      return { personas: optionsOf(PERSONA), sources: optionsOf(SOURCE), seesAll: null };
    },
    async count(questions, filter, signal) {
      const answers: CountAnswer[] = [];
      // One after the other: all of an account share five searches a second.
      for (const question of questions) answers.push(await answer(question, filter, signal));
      return answers;
    },
    async people(question, filter, cursor, signal) {
      const metadata = await records.metadata(signal);
      if (gapOf(question, metadata) !== null) return null;
      return countedPeople(records, metadata, question, filter, cursor, signal);
    },
  };
}

/** Groups of a part of the people. */
function narrowed(groups: readonly CountGroup[], filter: CountFilter): CountGroup[] {
  const more = narrowing(filter);
  return groups.map((group) => ({ ...group, filters: [...group.filters, ...more] }));
}

function gapOf(question: CountQuestion, metadata: CrmMetadata): CountGap | null {
  const { kind, stage } = question;
  if (metadata.nativesOf([stage]).length === 0) return 'not-mapped';
  if (kind === 'stands') return null;
  if (kind === 'again' || kind === 'left') return 'not-kept';
  if (stage === 'visitor') return 'not-dated';
  const known = new Set(metadata.definitions.map(({ name }) => name));
  const natives = nativesFrom(metadata, stage);
  if (!natives.every((native) => known.has(enteredProperty(native)))) return 'not-dated';
  if (kind !== 'went-on') return null;
  const later = nativesFrom(metadata, question.next);
  if (metadata.nativesOf([question.next]).length === 0) return 'not-mapped';
  if (question.withinDays === null) return null;
  const own = natives.filter((native) => !later.includes(native));
  return own.every((native) => known.has(latestTimeProperty(native))) ? null : 'no-durations';
}

function counted({ count, exact }: Total): CountAnswer {
  return { kind: 'count', count, exact };
}

/** A part taken away; what changed between the two searches takes no more than there is. */
function difference(all: Total, part: Total): Total {
  const isExact = all.exact === 'exact' && part.exact === 'exact';
  return { count: Math.max(0, all.count - part.count), exact: isExact ? 'exact' : 'at-least' };
}
