import type { Handlers } from '../../bus/server';
import type { Connected } from '../../crm/port/connector';
import { RelevoError } from '../../domain/base/failure';
import { reviewShelf } from '../../domain/review/documents';
import { readReview } from '../../domain/review/review-schema';
import { changeFiguresReading, wantsWith } from '../../store/figures-reading';
import { sourceOf } from '../../store/store-answer';
import { connectionOwner } from '../connection-owner';
import { GOALS_WANT } from '../goals';
import { readFigures } from '../jobs/read-figures';
import { addReviewEntry, reviewBook } from '../review-shelf';
import type { Crm, Events, Services, Viewing } from '../services';
import { truthOf, truthRows } from '../stage-truth';
import { askReviewAgain, weeklyReview } from '../weekly-review';

type ReviewHandlers = Pick<
  Handlers,
  Extract<keyof Handlers, `review.${string}` | `truth.${string}`>
>;

/** The rep's own people whose stages are judged for Today, and how long the CRM may take, ms. */
const MOST_OWN = 300;
const MOST_OWN_HISTORIES = 10;
const TRUTH_MS = 20_000;

/** The weekly review, and the stages that do not fit. */
export function reviewHandlers(
  services: Viewing & Crm & Events & Pick<Services, 'agreementCache'>,
): ReviewHandlers {
  const { db } = services;
  const connected = async (): Promise<Connected> => {
    await services.ready();
    const connector = await services.reader();
    if (connector === null) throw new RelevoError({ code: 'crm/not-configured', detail: '' });
    return connector;
  };
  return {
    'review.week': async ({ again }) => {
      const connector = await connected();
      const want = { ...GOALS_WANT, at: services.clock() };
      await changeFiguresReading(sourceOf(db, connector), ({ wants }) => ({
        wants: [...wantsWith(wants, want)],
      }));
      // Behind the answer; what goes wrong stands in the log and on the page.
      void readFigures(services).catch((error: unknown) => services.log.caught(error, 'review'));
      if (again) askReviewAgain(services);
      return weeklyReview(services, connector);
    },
    'review.book': async () => {
      await services.ready();
      return reviewBook(services);
    },
    'review.kept': async ({ id }) => {
      await services.ready();
      const { weekly } = await services.agreementCache.read();
      const found = reviewShelf(weekly).kept.find((each) => each.id === id);
      if (found === undefined) throw new RelevoError({ code: 'crm/gone', detail: '' });
      return { review: found.entry.review, who: found.who, at: found.at };
    },
    'review.keep': async ({ review }) => {
      const read = readReview(review);
      if (read === null) throw new RelevoError({ code: 'bus/bad-request', detail: 'review' });
      return addReviewEntry(services, { kind: 'kept', review: read });
    },
    'review.decide': (decision) => addReviewEntry(services, { kind: 'decision', ...decision }),
    'review.note': (note) => addReviewEntry(services, { kind: 'note', ...note }),
    'truth.own': async () => {
      const connector = await connected();
      const me = await connectionOwner(services);
      if (me === null) return { findings: [], people: 0, unread: [] };
      const rows = await truthRows(services, [me.id], MOST_OWN);
      return truthOf(services, connector, rows, MOST_OWN_HISTORIES, AbortSignal.timeout(TRUTH_MS));
    },
  };
}
