import fc from 'fast-check';
import { STAGES, type Stage } from '../../lib/domain/base/stage';
import { depth } from '../run/depth';

/** People of a schedule. */
export const PEOPLE = ['1', '2', '3'] as const;
export type Who = (typeof PEOPLE)[number];

/** What happens to the rep, the browser and the world, in order. */
export type Act =
  /** A new LinkedIn profile for a person, each time another one. */
  | { readonly do: 'promote' | 'note' | 'profile'; readonly who: Who }
  /** A touch of a person is contested, or who referred them is said: a note that can be undone. */
  | { readonly do: 'contest'; readonly who: Who }
  /** Takes back the newest but `back`, where it is the newest of its person. */
  | { readonly do: 'undo'; readonly back: number }
  /** The same message arrives again. */
  | { readonly do: 'repeat'; readonly back: number }
  /** The rep decides about the first change that waits for a decision. */
  | { readonly do: 'retry' | 'discard' }
  /** Another person writes a profile into the CRM. */
  | { readonly do: 'foreign-profile'; readonly who: Who }
  /** Another person moves a person in the CRM. */
  | { readonly do: 'foreign'; readonly who: Who; readonly stage: Stage }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'network'; readonly online: boolean }
  | { readonly do: 'disk'; readonly full: boolean }
  /** The wall clock is set, ms. */
  | { readonly do: 'clock'; readonly jump: number }
  /** The worker ends while it does nothing. */
  | { readonly do: 'stop' }
  /** Two jobs want to send at the same moment. */
  | { readonly do: 'both' }
  /** The rep connects the other one of two accounts, which have people of the same ids. */
  | { readonly do: 'switch' }
  /** The CRM is asked for a person; its answer comes behind what follows. */
  | { readonly do: 'look'; readonly who: Who }
  /**
   * A store is lost: the database as a whole, what it wrote since some acts ago, or the replica
   * log.
   */
  | { readonly do: 'lose'; readonly what: 'database' | 'mirror' }
  | { readonly do: 'lose'; readonly what: 'tail'; readonly back: number };

/** What meets one try of a write at the CRM. */
export type WriteFault =
  | 'none'
  | 'lost-before'
  | 'lost-after'
  | 'killed-before'
  | 'killed-after'
  /** The worker dies, and its request arrives long after. */
  | 'killed-slow'
  | 'rate-limited'
  /** The CRM says no, with its reason. */
  | 'rejected'
  | 'server-error'
  | 'server-error-after'
  /** A success whose body says that it failed: nothing was done. */
  | 'partial';

/** What meets one change of the outbox, between the database and the replica log. */
export type JournalFault = 'none' | 'killed-between' | 'refused';

export interface Schedule {
  readonly acts: readonly Act[];
  readonly writes: readonly WriteFault[];
  readonly journal: readonly JournalFault[];
  /** How many turns of the event loop an answer of the CRM takes. */
  readonly turns: readonly number[];
}

/**
 * After this a request that left before its worker died has arrived, ms: less than the time-out of
 * every request.
 */
export const SLOW_MS = 15_000;

const DAY_MS = 86_400_000;
const who = fc.constantFrom(...PEOPLE);
const back = fc.nat(4);

/**
 * Where another person moves a person: often back to where they were, which is the hardest to see.
 */
const elsewhere = fc.oneof(fc.constant<Stage>('lead'), fc.constantFrom(...STAGES));

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('promote' as const), who }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('note' as const), who }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('contest' as const), who }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('profile' as const, 'profile' as const, 'foreign-profile' as const),
      who,
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('undo' as const), back }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('repeat' as const), back }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('retry' as const, 'discard' as const) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('foreign' as const), who, stage: elsewhere }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      ms: fc.integer({ min: 0, max: 40_000 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('network' as const), online: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('disk' as const), full: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('clock' as const),
      jump: fc.constantFrom(-3 * DAY_MS, -5_000),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('stop' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('both' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('switch' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('look' as const), who }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('lose' as const),
      what: fc.constantFrom('database' as const, 'mirror' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('lose' as const),
      what: fc.constant('tail' as const),
      back,
    }),
  },
);

const write = fc.constantFrom<WriteFault>(
  'none',
  'none',
  'lost-before',
  'lost-after',
  'killed-before',
  'killed-after',
  'killed-slow',
  'rate-limited',
  'rejected',
  'server-error',
  'server-error-after',
  'partial',
);
const journal = fc.oneof(
  { weight: 12, arbitrary: fc.constant<JournalFault>('none') },
  { weight: 2, arbitrary: fc.constantFrom<JournalFault>('killed-between', 'refused') },
);

const turns = fc.array(fc.oneof(fc.nat(9), fc.nat(60)), { maxLength: 12 });

const general: fc.Arbitrary<Schedule> = fc.record({
  acts: fc.array(act, { minLength: 1, maxLength: 14 }),
  writes: fc.array(write, { maxLength: 20 }),
  journal: fc.array(journal, { maxLength: 30 }),
  turns,
});

/** Much at once on two people: where orders, takings back and two jobs at a time go wrong. */
const crowd = fc.constantFrom<Who>('1', '2');
const crowded: fc.Arbitrary<Schedule> = fc.record({
  acts: fc.array(
    fc.oneof<fc.WeightedArbitrary<Act>[]>(
      { weight: 5, arbitrary: fc.record({ do: fc.constant('promote' as const), who: crowd }) },
      { weight: 3, arbitrary: fc.record({ do: fc.constant('note' as const), who: crowd }) },
      { weight: 3, arbitrary: fc.record({ do: fc.constant('contest' as const), who: crowd }) },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('profile' as const), who: crowd }) },
      { weight: 4, arbitrary: fc.record({ do: fc.constant('undo' as const), back: fc.nat(1) }) },
      { weight: 4, arbitrary: fc.record({ do: fc.constant('both' as const) }) },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('switch' as const) }) },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('look' as const), who: crowd }) },
      {
        weight: 3,
        arbitrary: fc.record({
          do: fc.constant('wait' as const),
          ms: fc.constantFrom(0, 2_500, 4_000, 24_000),
        }),
      },
    ),
    { minLength: 3, maxLength: 14 },
  ),
  writes: fc.array(write, { minLength: 3, maxLength: 12 }),
  journal: fc.array(fc.constantFrom<JournalFault>('none', 'none', 'none', 'refused'), {
    maxLength: 20,
  }),
  turns,
});

/** Schedules of the one seed language that all tiers speak. */
export const schedules: fc.Arbitrary<Schedule> = fc.oneof(
  { weight: 2, arbitrary: general },
  { weight: 1, arbitrary: crowded },
);

/**
 * How many schedules; `SEED=…` and `SEED_PATH=…` replay what fast-check printed when a run failed.
 */
export function runOptions(every: number, night: number): fc.Parameters<[Schedule]> {
  const { SEED, SEED_PATH } = process.env;
  return {
    numRuns: depth(every, night),
    ...(SEED === undefined ? {} : { seed: Number(SEED) }),
    ...(SEED_PATH === undefined ? {} : { path: SEED_PATH }),
  };
}
