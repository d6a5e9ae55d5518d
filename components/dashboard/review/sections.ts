import { CLOCK_KINDS } from '../../../lib/domain/base/agreement-model';
import {
  REVIEW_BLOCKS,
  type ReviewBlock,
  type ReviewDeal,
  type WeeklyReview,
} from '../../../lib/domain/review/review-schema';
import { durationOf } from '../../../lib/i18n/duration';
import { chanceText, dayText as dayOfGoal, monthName } from '../goals/goal-text';
import {
  amountText,
  dateText,
  dayText,
  differsText,
  localText,
  numberText,
  pathText,
  percentText,
} from './review-values';
import type { ReviewSpeech } from './use-t';

/** A table of a section: the first cell of each row names it. */
export interface SectionTable {
  readonly id: string;
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns that hold words, not numbers; the first one does in any case. */
  readonly words: readonly number[];
}

/** A quotation under its heading. */
export interface SectionQuote {
  readonly of: string;
  readonly text: string;
}

/**
 * A part of the review in words: the page, the sheet of paper, the copied text and the file are all
 * made from it, so that none of them lacks a row that another has.
 */
export interface Section {
  readonly block: ReviewBlock;
  readonly title: string;
  readonly lines: readonly string[];
  readonly tables: readonly SectionTable[];
  readonly quotes: readonly SectionQuote[];
}

type Made = Omit<Section, 'block' | 'title'>;

/** The sections of a review in the language of its reader. */
export function sectionsOf(review: WeeklyReview, speech: ReviewSpeech): readonly Section[] {
  return REVIEW_BLOCKS.map((block) => ({
    block,
    title: speech.t(`block.${block}`),
    ...MAKE[block](review, speech),
  }));
}

const MAKE: Readonly<Record<ReviewBlock, (review: WeeklyReview, speech: ReviewSpeech) => Made>> = {
  goals: goalsSection,
  chain: chainSection,
  'hand-offs': handOffsSection,
  reasons: reasonsSection,
  feedback: feedbackSection,
  deals: dealsSection,
  truth: truthSection,
  quality: qualitySection,
  decisions: decisionsSection,
};

function made(
  lines: readonly (string | false)[],
  tables: readonly SectionTable[] = [],
  quotes: readonly SectionQuote[] = [],
): Made {
  return {
    lines: lines.filter((line) => line !== false),
    tables: tables.filter(({ rows }) => rows.length > 0),
    quotes,
  };
}

function goalsSection({ goals, came, month }: WeeklyReview, speech: ReviewSpeech): Made {
  const { t, goals: words } = speech;
  const rows = goals.map(({ label, responsible, seen, unknown, target, due, chance, word }) => [
    localText(label, speech),
    responsible ?? t('goals.no-one'),
    seen === null
      ? unknownText(unknown, speech)
      : words.t('number.seen', {
          seen: numberText(seen, speech),
          target: numberText(target, speech),
        }),
    due === null ? '–' : numberText(due, speech),
    chance === null ? '–' : chanceText(chance, words),
    words.t(`word.${word ?? (seen === null ? 'unknown' : 'none')}`),
  ]);
  const closed = goals.flatMap(({ label, responsible, target, closed: over }) =>
    over === null
      ? []
      : [
          [
            localText(label, speech),
            responsible ?? t('goals.no-one'),
            over.seen === null
              ? '–'
              : words.t('number.seen', {
                  seen: numberText(over.seen, speech),
                  target: numberText(target, speech),
                }),
            over.seen === null
              ? words.t('past.unknown')
              : over.seen >= target
                ? words.t('past.met')
                : words.t('past.missed', { count: target - over.seen }),
          ],
        ],
  );
  const over = goals.find((goal) => goal.closed !== null)?.closed?.month ?? month;
  const stages = came.map(({ stage, count, isAtLeast }) => [
    t(`stage.${stage}`),
    isAtLeast
      ? t('at-least', { count: numberText(count.now, speech) })
      : numberText(count.now, speech),
    count.before === null ? '–' : numberText(count.before / 8, speech),
    differsText(count.differs, count.before !== null, speech),
  ]);
  return made(
    [
      goals.length === 0 && t('goals.none'),
      came.length === 0 && t('came.none'),
      came.length > 0 && t('chance-note'),
    ],
    [
      {
        id: 'closed',
        title: t('goals.closed', { month: monthName(over, words) }),
        head: [t('goals.goal'), t('goals.who'), t('goals.seen'), t('goals.word')],
        rows: closed,
        words: [1, 3],
      },
      {
        id: 'goals',
        title: t('goals.table', { month: monthName(month, words) }),
        head: [
          t('goals.goal'),
          t('goals.who'),
          t('goals.seen'),
          t('goals.due'),
          t('goals.chance'),
          t('goals.word'),
        ],
        rows,
        words: [1, 5],
      },
      {
        id: 'came',
        title: t('came.table'),
        head: [t('came.stage'), t('came.week'), t('came.mean'), t('came.differs')],
        rows: stages,
        words: [3],
      },
    ],
  );
}

/** Why a goal has no number, in the words of the page Goals. */
function unknownText(unknown: string | null, { goals }: ReviewSpeech): string {
  const gaps = [
    'not-mapped',
    'not-dated',
    'no-durations',
    'not-filtered',
    'not-kept',
    'not-allowed',
  ] as const;
  const gap = gaps.find((each) => unknown === `gap.${each}`);
  if (gap !== undefined) return goals.t('unknown.gap', { why: goals.t(`gap.${gap}`) });
  if (unknown === 'untyped' || unknown === 'unread') return goals.t(`unknown.${unknown}`);
  return goals.t('unknown.waiting');
}

function chainSection({ needs }: WeeklyReview, speech: ReviewSpeech): Made {
  const { t, goals } = speech;
  const rows = needs.map(({ goal, stage, need, perWorkingDay, lastDate, isAssumed }) => [
    localText(goal, speech),
    t(`stage.${stage}`),
    numberText(need, speech),
    numberText(Math.ceil(perWorkingDay * 10) / 10, speech),
    `${dayOfGoal(lastDate, goals)}${isAssumed ? ` (${t('chain.assumed')})` : ''}`,
  ]);
  return made(
    [rows.length === 0 && t('chain.none'), rows.length > 0 && t('chain.views')],
    [
      {
        id: 'chain',
        title: t('chain.table'),
        head: [t('goals.goal'), t('chain.stage'), t('chain.need'), t('chain.day'), t('chain.last')],
        rows,
        words: [1, 4],
      },
    ],
  );
}

function handOffsSection({ handOffs }: WeeklyReview, speech: ReviewSpeech): Made {
  const { t, language } = speech;
  const clocks = CLOCK_KINDS.flatMap((kind) =>
    handOffs.clocks.filter((each) => each.kind === kind),
  );
  const checking = clocks.reduce((sum, each) => sum + each.checking, 0);
  const rows = clocks.map(({ kind, kept, broken, overdue, medianMinutes }) => {
    const judged = kept + broken + overdue;
    return [
      t(`clock.${kind}`),
      numberText(kept, speech),
      numberText(broken, speech),
      numberText(overdue, speech),
      judged === 0 ? '–' : percentText(kept / judged, speech),
      medianMinutes === null ? '–' : durationOf(medianMinutes, language),
    ];
  });
  return made(
    [
      handOffs.asOf === null && t('clocks.unread'),
      handOffs.asOf !== null && rows.length === 0 && t('clocks.none'),
      checking > 0 && t('clocks.checking', { count: checking }),
      rows.length > 0 && t('clocks.why'),
    ],
    [
      {
        id: 'clocks',
        title: t('clocks.table'),
        head: [
          t('clocks.kind'),
          t('clocks.kept'),
          t('clocks.broken'),
          t('clocks.overdue'),
          t('clocks.share'),
          t('clocks.median'),
        ],
        rows,
        words: [],
      },
    ],
  );
}

function reasonsSection({ reasons, rejected, notesAt }: WeeklyReview, speech: ReviewSpeech): Made {
  const { t } = speech;
  const { now, before, differs } = rejected;
  const rows = reasons.map(({ id, label, count, isNew }) => [
    id === null ? t('reasons.without') : localText(label, speech),
    numberText(count.now, speech),
    count.before === null ? '–' : numberText(count.before / 8, speech),
    // A reason that is new is a fact; that there is more of it needs more than one.
    isNew && count.differs === null
      ? t('first-time')
      : differsText(count.differs, count.before !== null, speech),
  ]);
  return made(
    [
      reasons.every(({ count }) => count.now === 0) && t('reasons.none'),
      now.n > 0 &&
        t('reasons.share', {
          x: numberText(now.x, speech),
          n: numberText(now.n, speech),
          differs: differsText(differs, before !== null && before.n > 0, speech),
        }),
      notesAt === null && t('reasons.unread'),
    ],
    [
      {
        id: 'reasons',
        title: t('reasons.table'),
        head: [t('reasons.reason'), t('came.week'), t('came.mean'), t('came.differs')],
        rows,
        words: [3],
      },
    ],
  );
}

function feedbackSection({ campaigns }: WeeklyReview, speech: ReviewSpeech): Made {
  const { t } = speech;
  const nameOf = (name: string | null) => name ?? t('feedback.without');
  const rows = campaigns.map(({ name, judged, accepted, rejected, recycled }) => [
    nameOf(name),
    numberText(judged, speech),
    numberText(accepted, speech),
    numberText(rejected, speech),
    numberText(recycled, speech),
  ]);
  const quotes = campaigns.flatMap(({ name, voices }) =>
    voices.map(({ text, who, verdict }) => ({
      of: nameOf(name),
      text: t('feedback.voice', { text, who: who ?? '–', verdict: t(`said.${verdict}`) }),
    })),
  );
  return made(
    [rows.length === 0 && t('feedback.none')],
    [
      {
        id: 'feedback',
        title: t('feedback.table'),
        head: [
          t('feedback.campaign'),
          t('feedback.judged'),
          t('feedback.accepted'),
          t('feedback.rejected'),
          t('feedback.recycled'),
        ],
        rows,
        words: [],
      },
    ],
    quotes,
  );
}

function dealsSection({ deals, week }: WeeklyReview, speech: ReviewSpeech): Made {
  const { t } = speech;
  if (deals.gap !== null) return made([t(`deals.${deals.gap}`)]);
  const row = (deal: ReviewDeal) => [
    deal.name,
    amountText(deal, speech),
    deal.owner ?? t('decisions.no-owner'),
    pathText(deal, week, speech),
  ];
  const head = [t('deals.deal'), t('deals.amount'), t('deals.owner')];
  return made(
    [
      deals.won.length === 0 && t('deals.won', { count: 0 }),
      deals.lost.length === 0 && t('deals.lost', { count: 0 }),
    ],
    [
      {
        id: 'won',
        title: t('deals.won', { count: deals.wonTotal ?? deals.won.length }),
        head: [...head, t('deals.path')],
        rows: deals.won.map(row),
        words: [2, 3],
      },
      {
        id: 'lost',
        title: t('deals.lost', { count: deals.lostTotal ?? deals.lost.length }),
        head: [...head, t('deals.path'), t('deals.reason')],
        rows: deals.lost.map((deal) => [...row(deal), deal.lostReason ?? '–']),
        words: [2, 3, 4],
      },
    ],
  );
}

function truthSection({ truth, week }: WeeklyReview, speech: ReviewSpeech): Made {
  const { t } = speech;
  const { findings, counts, people, unread } = truth;
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  return made(
    [
      all === 0 && t('truth.none', { count: people }),
      all > 0 && t('truth.found', { count: all, people: numberText(people, speech) }),
      ...unread.map((part) => t(`truth.unread.${part}`)),
      all > findings.length && t('truth.more', { count: all - findings.length }),
    ],
    [
      {
        id: 'truth',
        title: t('truth.table'),
        head: [t('truth.person'), t('truth.what'), t('truth.owner'), t('truth.since')],
        rows: findings.map(({ name, company, kind, owner, since }) => [
          company === null ? name : `${name}, ${company}`,
          t(`truth.kind.${kind}`),
          owner ?? t('decisions.no-owner'),
          since === null ? '–' : dayText(since, week, speech),
        ]),
        words: [1, 2, 3],
      },
    ],
  );
}

function qualitySection({ quality }: WeeklyReview, speech: ReviewSpeech): Made {
  const { t } = speech;
  const rows = (['unattributed', 'noCampaign', 'undated', 'noSource'] as const).flatMap((what) => {
    const share = quality[what];
    return share === null
      ? []
      : [
          [
            t(`quality.${what}`),
            t('quality.of', { x: numberText(share.x, speech), n: numberText(share.n, speech) }),
          ],
        ];
  });
  return made(
    [rows.length === 0 && t('quality.none')],
    [
      {
        id: 'quality',
        title: t('quality.table'),
        head: [t('quality.what'), t('quality.count')],
        rows,
        words: [],
      },
    ],
  );
}

function decisionsSection({ decisions, week }: WeeklyReview, speech: ReviewSpeech): Made {
  const { t } = speech;
  return made(
    [decisions.length === 0 && t('decisions.none')],
    [
      {
        id: 'decisions',
        title: t('decisions.open'),
        head: [t('decisions.text'), t('decisions.owner'), t('decisions.due'), t('decisions.state')],
        rows: decisions.map(({ text, owner, due, by, at }) => [
          text,
          owner ?? t('decisions.no-owner'),
          due === null ? t('decisions.no-due') : dateText(due, speech),
          t('decisions.by', { who: by ?? '–', when: dayText(at, week, speech) }),
        ]),
        words: [1, 2, 3],
      },
    ],
  );
}
