import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connector } from '../../lib/crm/port/connector';
import type {
  CountAnswer,
  CountFilter,
  CountGap,
  CountQuestion,
  FiguresEngine,
} from '../../lib/crm/port/figures';
import { funnelQuestions, monthsUntil, TRANSITIONS } from './funnel-questions';
import { CAMPAIGNS, counted, makeTravellers, type Traveller } from './travellers';

const TIME_ZONE = 'America/Mexico_City';
const DAY = 86_400_000;
const STAGES = ['lead', 'mql', 'sql', 'opportunity', 'customer'] as const;

/** A connector with an engine, and the hands to fill its CRM. */
export interface FiguresHarness {
  readonly connector: Connector;
  /** Ids of the two owners of travellers. */
  readonly owners: readonly [string, string];
  /** Puts people into the CRM with the dates of their stages. */
  seed(people: readonly Traveller[]): Promise<void>;
  close(): Promise<void>;
}

export interface FiguresTraits {
  /** The time that the CRM's clock says, a whole second, epoch ms. */
  readonly now: number;
  /** Whether who goes back and comes again keeps the day on which they first came. */
  readonly keepsFirst: boolean;
  /** Why the CRM cannot answer a question; null where it must. */
  gapOf(question: CountQuestion, filter: CountFilter): CountGap | null;
}

/** The same questions of every connector that counts, held against one oracle. */
export function describeFigures(
  name: string,
  { now, keepsFirst, gapOf }: FiguresTraits,
  open: () => Promise<FiguresHarness>,
): void {
  describe(`figures of ${name}`, () => {
    const months = monthsUntil(now, TIME_ZONE, 12);
    const edges = months.map(({ until }) => until).filter((until) => until < now);
    const people = makeTravellers(160, now, edges, keepsFirst);
    const year = { from: months[0]?.from ?? 0, until: months.at(-1)?.until ?? 0 };
    const signal = new AbortController().signal;
    let harness: FiguresHarness;
    let engine: FiguresEngine;

    beforeAll(async () => {
      harness = await open();
      await harness.seed(people);
      const { figures } = harness.connector;
      if (figures === null) throw new Error('no engine');
      engine = figures;
    });
    afterAll(() => harness.close());

    /** Asks as the product does: no more at once than the engine takes. */
    async function ask(questions: readonly CountQuestion[], filter: CountFilter = {}) {
      const answers: CountAnswer[] = [];
      for (let start = 0; start < questions.length; start += engine.batch) {
        const some = questions.slice(start, start + engine.batch);
        answers.push(...(await engine.count(some, filter, signal)));
      }
      return answers;
    }
    const expected = (question: CountQuestion, filter: CountFilter = {}): CountAnswer => {
      const gap = gapOf(question, filter);
      if (gap !== null) return { kind: 'gap', gap };
      const count = counted(people, question, filter, harness.owners).length;
      return { kind: 'count', count, exact: 'exact' };
    };
    const numbers = async (questions: readonly CountQuestion[], filter: CountFilter = {}) => {
      const answers = await ask(questions, filter);
      return answers.map((answer) => (answer.kind === 'count' ? answer.count : null));
    };
    const sum = (values: readonly (number | null)[]) =>
      values.reduce<number>((all, value) => all + (value ?? 0), 0);

    it('answers the questions of the whole funnel as the definitions do', async () => {
      const questions = funnelQuestions(now, TIME_ZONE);
      const answers = await ask(questions);
      expect(answers).toHaveLength(questions.length);
      for (const [index, question] of questions.entries()) {
        expect(answers[index], JSON.stringify(question)).toEqual(expected(question));
      }
    });

    it('counts what came over from a period to the next, second by second', async () => {
      const questions = months.flatMap((span) =>
        STAGES.map((stage): CountQuestion => ({ kind: 'came', stage, span })),
      );
      expect(await ask(questions)).toEqual(questions.map((question) => expected(question)));
    });

    it('counts who passed a stage over, came again, and how they left first, or says why it cannot', async () => {
      const questions = STAGES.flatMap((stage): CountQuestion[] => [
        { kind: 'passed', stage, span: year },
        { kind: 'again', stage, span: year },
        ...TRANSITIONS.filter((each) => each.stage === stage).flatMap(({ next }) =>
          (['on', 'back'] as const).flatMap((way) =>
            [7, 90, null].map(
              (withinDays): CountQuestion => ({
                kind: 'left',
                way,
                stage,
                next,
                span: year,
                withinDays,
              }),
            ),
          ),
        ),
      ]);
      const answers = await ask(questions);
      for (const [index, question] of questions.entries()) {
        expect(answers[index], JSON.stringify(question)).toEqual(expected(question));
      }
    });

    it('narrows by owner, by campaign and by both', async () => {
      const questions: CountQuestion[] = STAGES.flatMap((stage): CountQuestion[] => [
        { kind: 'stands', stage },
        { kind: 'came', stage, span: year },
        { kind: 'in-flight', stage, span: year },
      ]);
      const [ownerId] = harness.owners;
      const filters: CountFilter[] = [
        { ownerId },
        { campaign: CAMPAIGNS[1] },
        { ownerId, campaign: CAMPAIGNS[0] },
        { campaign: 'never run' },
      ];
      for (const filter of filters) {
        expect(await ask(questions, filter), JSON.stringify(filter)).toEqual(
          questions.map((question) => expected(question, filter)),
        );
      }
    });

    it('finds in the months together the people that it finds in the whole span', async () => {
      for (const stage of STAGES) {
        const parts = await numbers(months.map((span) => ({ kind: 'came', stage, span })));
        expect([sum(parts)], stage).toEqual(await numbers([{ kind: 'came', stage, span: year }]));
      }
    });

    it('never lets more go on than came, nor fewer within a longer time', async () => {
      for (const { stage, next } of TRANSITIONS) {
        const windows = [0, 7, 30, 60, 90, 400].map(
          (withinDays): CountQuestion => ({ kind: 'went-on', stage, next, span: year, withinDays }),
        );
        const went: CountQuestion = { kind: 'went-on', stage, next, span: year, withinDays: null };
        const came: CountQuestion = { kind: 'came', stage, span: year };
        const known = (await numbers([...windows, went, came])).filter((value) => value !== null);
        expect(known, stage).toEqual([...known].sort((a, b) => a - b));
      }
    });

    it('adds the parts of a filter up to the whole', async () => {
      const question: CountQuestion = { kind: 'came', stage: 'lead', span: year };
      const owned = await Promise.all(
        harness.owners.map((ownerId) => numbers([question], { ownerId })),
      );
      const nobodys = people.filter(({ owner }) => owner === null);
      const rest = counted(nobodys, question, {}, harness.owners).length;
      expect(sum(owned.flat()) + rest).toBe(sum(await numbers([question])));
    });

    it('lists the people behind a number, each once', async () => {
      const questions: CountQuestion[] = [
        { kind: 'stands', stage: 'lead' },
        { kind: 'came', stage: 'mql', span: year },
        { kind: 'went-on', stage: 'mql', next: 'sql', span: year, withinDays: null },
        { kind: 'in-flight', stage: 'sql', span: { from: now - 90 * DAY, until: now } },
        { kind: 'passed', stage: 'mql', span: year },
      ];
      for (const question of questions) {
        if (gapOf(question, {}) !== null) continue;
        const found: string[] = [];
        let cursor: string | null = null;
        do {
          const page = await engine.people(question, {}, cursor, signal);
          if (page === null) throw new Error('cannot list');
          found.push(...page.reads.flatMap(({ contact }) => contact.emails));
          cursor = page.next;
        } while (cursor !== null);
        const wanted = counted(people, question, {}, harness.owners).map(({ email }) => email);
        expect(found.toSorted(), JSON.stringify(question)).toEqual(wanted.toSorted());
      }
    });

    it('stops when asked to', async () => {
      const stopped = AbortSignal.abort();
      await expect(
        engine.count([{ kind: 'stands', stage: 'lead' }], {}, stopped),
      ).rejects.toThrow();
    });
  });
}
