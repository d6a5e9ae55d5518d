import fc from 'fast-check';
import type { Agreement } from '../../../../lib/domain/base/agreement-model';

/** One edit that a person might make: where a diff should find it, and what it does. */
export interface Edit {
  readonly path: string;
  readonly apply: (agreement: Agreement) => Agreement;
}

const both = (text: string) => ({ en: `${text} en`, es: `${text} es` });

function edit(path: string, apply: Edit['apply']): Edit {
  return { path, apply };
}

const number = fc.integer({ min: 1, max: 99 });

/**
 * Edits of the default agreement, each of which changes it; two of one path may say different
 * things.
 */
const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  number.map((to) => edit('mqlThreshold', (each) => ({ ...each, mqlThreshold: to + 0.5 }))),
  number.map((to) =>
    edit('score/halfLifeDays', (each) => ({
      ...each,
      score: { ...each.score, halfLifeDays: to + 0.5 },
    })),
  ),
  number.map((to) =>
    edit('score/parts', (each) => ({
      ...each,
      score: {
        ...each.score,
        fitMax: to === 50 ? 51 : to,
        engagementMax: to === 50 ? 49 : 100 - to,
      },
    })),
  ),
  fc
    .tuple(fc.constantFrom('accept-mql', 'first-contact', 'decide-sql'), number)
    .map(([kind, to]) =>
      edit(`clocks/${kind}`, (each) => ({ ...each, clocks: { ...each.clocks, [kind]: to + 0.5 } })),
    ),
  fc.constantFrom('2026-12-24', '2026-12-25', '2027-01-01').map((date) =>
    edit(`hours/holidays/${date}`, (each) => ({
      ...each,
      hours: { ...each.hours, holidays: [...each.hours.holidays, date] },
    })),
  ),
  number.map((to) =>
    edit('hours/open', (each) => ({ ...each, hours: { ...each.hours, from: to } })),
  ),
  fc.tuple(fc.constantFrom('decides', 'leads', 'company'), number).map(([id, to]) =>
    edit(`score/fit/${id}/points`, (each) => ({
      ...each,
      score: {
        ...each.score,
        fit: each.score.fit.map((rule) => (rule.id === id ? { ...rule, points: to + 0.5 } : rule)),
      },
    })),
  ),
  fc.constantFrom('leads', 'company', 'not-buyer').map((id) =>
    edit(`score/fit/${id}`, (each) => ({
      ...each,
      score: { ...each.score, fit: each.score.fit.filter((rule) => rule.id !== id) },
    })),
  ),
  fc.tuple(fc.constantFrom('a-reason', 'another'), number).map(([id, word]) =>
    edit(`rejectReasons/${id}`, (each) => ({
      ...each,
      rejectReasons: [
        ...each.rejectReasons.filter((one) => one.id !== id),
        { id, label: both(`${word}`) },
      ],
    })),
  ),
  number.map((word) =>
    edit('stages/mql/meaning', (each) => ({
      ...each,
      stages: { ...each.stages, mql: { ...each.stages.mql, meaning: both(`${word}`) } },
    })),
  ),
  number.map((target) =>
    edit('goals/mql/target', (each) => ({
      ...each,
      goals: each.goals.map((goal) =>
        goal.id === 'mql' ? { ...goal, target: target + 1_000 } : goal,
      ),
    })),
  ),
  fc.constant(
    edit('doNotContact/customer', (each) => ({
      ...each,
      doNotContact: [...each.doNotContact, 'customer'],
    })),
  ),
  fc.constant(
    edit('recycleReasons', (each) => ({
      ...each,
      recycleReasons: [...each.recycleReasons].reverse(),
    })),
  ),
);

/** Edits none of which touches what another of the same side touches. */
export const anyEdits = fc
  .uniqueArray(anyEdit, { selector: ({ path }) => path, maxLength: 6 })
  .filter(
    (edits) =>
      !edits.some(({ path }, at) =>
        edits.some((other, also) => also !== at && touches(path, other.path)),
      ),
  );

/** Whether one path is the other or stands inside it. */
export function touches(one: string, other: string): boolean {
  return `${one}/`.startsWith(`${other}/`) || `${other}/`.startsWith(`${one}/`);
}

export function apply(agreement: Agreement, edits: readonly Edit[]): Agreement {
  return edits.reduce((now, { apply: change }) => change(now), agreement);
}
