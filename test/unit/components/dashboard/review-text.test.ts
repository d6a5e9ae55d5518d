import { describe, expect, it } from 'vitest';
import { translatorOf } from '../../../../components/dashboard/kit/use-t';
import {
  asMarkdown,
  asRows,
  asText,
  stampOf,
} from '../../../../components/dashboard/review/review-text';
import { sectionsOf } from '../../../../components/dashboard/review/sections';
import type { ReviewSpeech } from '../../../../components/dashboard/review/use-t';
import type { Language } from '../../../../lib/domain/base/text';
import type { WeeklyReview } from '../../../../lib/domain/review/review-schema';
import { GOALS, REVIEW } from '../../../../lib/i18n/dashboard-texts';
import { goalLineWords } from '../../../../lib/i18n/goal-line';
import { pagesWords } from '../../../../lib/i18n/page-translator';

const AT = Date.parse('2026-11-18T12:00:00Z');

function speechIn(language: Language): ReviewSpeech {
  const pages = pagesWords(language);
  return {
    t: translatorOf(REVIEW, language, pages),
    goals: { t: translatorOf(GOALS, language, pages), of: goalLineWords(language), language },
    language,
  };
}

const REVIEWED: WeeklyReview = {
  week: { from: '2026-11-09', until: '2026-11-13', timeZone: 'Europe/Madrid' },
  readAt: AT,
  oldestAt: AT,
  agreement: { version: 3, isAgreed: true },
  sight: { who: 'Nora Vidal', crm: 'local', seesAll: false },
  month: '2026-11',
  goals: [
    {
      id: 'mql',
      owner: 'marketing',
      label: { en: 'MQLs', fr: 'MQL' },
      responsible: null,
      measure: 'mql',
      target: 60,
      seen: null,
      unknown: 'gap.not-dated',
      due: null,
      closed: { month: '2026-10', seen: 61 },
      chance: null,
      word: null,
    },
  ],
  came: [{ stage: 'mql', count: { now: 20, before: 40, differs: 'more' }, isAtLeast: false }],
  needs: [],
  handOffs: { asOf: null, clocks: [] },
  notesAt: null,
  reasons: [
    {
      id: 'x',
      label: { en: 'Too <small>' },
      count: { now: 1, before: 0, differs: null },
      isNew: true,
    },
  ],
  rejected: { now: { x: 1, n: 4 }, before: null, differs: null },
  campaigns: [
    {
      name: '=cmd|calc',
      judged: 1,
      accepted: 0,
      rejected: 1,
      recycled: 0,
      voices: [{ who: 'Greta', at: AT, verdict: 'rejected', text: 'No\n# budget' }],
    },
  ],
  deals: {
    won: [
      {
        id: '1',
        name: 'Alder | Suite',
        amount: 1_200,
        currency: 'JPY',
        owner: null,
        closedAt: AT,
        lostReason: null,
        path: [{ at: AT, kind: 'form', campaign: 'Fair' }],
        more: 2,
        gap: null,
      },
    ],
    lost: [],
    wonTotal: 1,
    lostTotal: 0,
    gap: null,
  },
  truth: { findings: [], counts: [], people: 12, unread: ['deals'] },
  quality: { unattributed: null, noCampaign: null, undated: { x: 1, n: 12 }, noSource: null },
  decisions: [],
};

const writtenIn = (language: Language, review = REVIEWED) => {
  const speech = speechIn(language);
  return {
    title: 'Week',
    stamp: stampOf(review, speech),
    sections: sectionsOf(review, speech),
    notes: [{ of: speech.t('block.goals'), text: 'The fair *moved*' }],
  };
};

describe('a review in words', () => {
  it('has every row in text, Markdown and file, in both languages', () => {
    for (const language of ['en', 'es'] as const) {
      const written = writtenIn(language);
      const cells = written.sections.flatMap(({ tables }) =>
        tables.flatMap(({ rows }) => rows.map(([first]) => first ?? '')),
      );
      expect(cells.length).toBe(7);
      const [text, rows] = [asText(written), JSON.stringify(asRows(written))];
      for (const cell of cells) {
        expect(text).toContain(cell);
        expect(rows).toContain(cell);
      }
      const tables = written.sections.flatMap((section) => section.tables).length;
      expect(asMarkdown(written).match(/^\| (?!---)/gm)).toHaveLength(cells.length + tables);
    }
  });

  it('says whose key it is, and what is not known', () => {
    const text = asText(writtenIn('en'));
    expect(text).toContain('This key sees only its own people (Nora Vidal).');
    expect(text).toContain('Not known: the CRM keeps no date for it.');
    expect(text).toContain('Deals could not be read');
    expect(text).toContain('first time in nine weeks');
    expect(text).toContain('more than usual');
    // 1,200 yen have no minor unit.
    expect(text).toContain('¥1,200');
    expect(text).toContain('Fair (Nov 18) and 2 more');
  });

  it('names why won and lost are not known', () => {
    for (const gap of ['unsupported', 'not-allowed', 'failed'] as const) {
      const deals = { won: [], lost: [], wonTotal: null, lostTotal: null, gap };
      const text = asText(writtenIn('en', { ...REVIEWED, deals }));
      expect(text).toContain('Won and lost are not known');
    }
  });

  it('keeps names of the CRM from being markup', () => {
    const markdown = asMarkdown(writtenIn('en'));
    expect(markdown).toContain('Alder \\| Suite');
    expect(markdown).toContain('Too \\<small\\>');
    expect(markdown).toContain('The fair \\*moved\\*');
    expect(markdown).toContain('No \\# budget');
    expect(markdown).not.toMatch(/^# budget/m);
  });
});
