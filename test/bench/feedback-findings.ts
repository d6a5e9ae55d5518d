import { withDatabasePage } from './database-page';
import { atMost, type Figure, type Findings } from './figure';
import { interleave } from './interleave';
import type { Plan } from './plan';
import { median, ms, ratioOf, times, within } from './statistics';

const FEW = 500;
const MANY = 5_000;
/**
 * A page is a page, however many there are; what all of them take is in proportion to them, sorting
 * and room included.
 */
const FLAT = 3;
const IN_PROPORTION = 20;

/**
 * What grows with the feedback that is cached: a page of the list for anyone who scrolls, and the
 * first one after a change.
 */
export function feedbackFindings({ quick }: Plan): Promise<Findings> {
  const rounds = quick ? 5 : 15;
  return withDatabasePage('feedback-page.ts', async (page) => {
    const measure = (what: string, times: number) =>
      interleave(['few', 'many'], rounds, (which) =>
        page.eval<number[]>(`bench.${what}(${which === 'few' ? FEW : MANY}, ${times})`),
      );
    await measure('pages', 1);
    const pages = await measure('pages', 20);
    const changes = await measure('changes', 2);
    return {
      figures: [
        grown('a page of feedback', pages, FLAT),
        grown('the first page after a note changed', changes, IN_PROPORTION),
      ],
    };
  });
}

function grown(
  what: string,
  { few, many }: Record<'few' | 'many', number[]>,
  limit: number,
): Figure {
  const ratio = ratioOf(many, few);
  return atMost(
    `${what} among ${MANY.toLocaleString('en')} notes against ${FEW}`,
    `${ms(median(many))} against ${ms(median(few))}: ${times(ratio.value)} ${within(ratio, times)}`,
    ratio,
    limit,
    `≤ ${limit} ×`,
  );
}
