import * as z from 'zod/mini';
import { lagPace, paceOf } from '../../../lib/domain/figures/goals/pace';
import {
  calendarDays,
  dueBy,
  lastDayOf,
  workingDays,
} from '../../../lib/domain/figures/goals/working-days';
import { chance, count, maybe, number, numbers, question, text } from '../question';

const day = text.check(z.regex(/^\d{4}-\d{2}-\d{2}$/));
const month = text.check(z.regex(/^\d{4}-\d{2}$/));
const MONDAY_TO_FRIDAY = '1111100';

/** Pace of goals. */
export const GOALS = [
  question(z.object({ converted: numbers, ages: numbers }), ({ converted, ages }) =>
    lagPace(converted, ages),
  ),
  question(
    z.object({
      holidays: maybe(z.array(day)),
      weekmask: maybe(
        z.union([text.check(z.regex(/^[01]{7}$/)), z.array(z.literal([0, 1])).check(z.length(7))]),
      ),
      rows: z.array(z.object({ month, asOf: day, target: maybe(number) })),
    }),
    ({ holidays, weekmask, rows }) => {
      const mask =
        typeof weekmask === 'string' ? weekmask : (weekmask?.join('') ?? MONDAY_TO_FRIDAY);
      const week = {
        days: [1, 2, 3, 4, 5, 6, 7].filter((each) => mask[each - 1] === '1'),
        holidays: holidays ?? [],
      };
      return {
        rows: rows.map(({ month: of, asOf, target }) => {
          const [from, to] = [`${of}-01`, lastDayOf(of)];
          const working = workingDays(week, from, to, asOf);
          const calendar = calendarDays(from, to, asOf);
          return {
            workingDays: working.total,
            elapsed: working.elapsed,
            dueByNow: typeof target === 'number' ? dueBy(target, working) : null,
            calendarDays: calendar.total,
            calendarElapsed: calendar.elapsed,
            dueByCalendar: typeof target === 'number' ? dueBy(target, calendar) : null,
          };
        }),
      };
    },
  ),
  question(
    z.object({
      rows: z.array(z.object({ target: count, seen: count, elapsed: count, total: count })),
      confidence: maybe(chance),
    }),
    ({ rows, confidence }) => ({
      rows: rows.map(
        (row) =>
          paceOf(row, confidence ?? undefined) ?? {
            needed: Math.max(0, row.target - row.seen),
            reach: null,
            expectedAtEnd: null,
            low: null,
            high: null,
          },
      ),
    }),
  ),
];
