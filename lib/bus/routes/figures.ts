import * as z from 'zod/mini';
import { monthlyVisitorsSchema } from '../../domain/agreement/visitors-schema';
import {
  filterSchema,
  partBySchema,
  periodSchema,
  questionSchema,
} from '../../domain/figures/counting/schema';
import type { FunnelView } from '../../domain/figures/counting/view';
import type { PersonView } from '../../domain/views/person';
import { nothing, text } from '../inputs';
import { route } from '../route';

/** The counts of the funnel, and the people behind them. */
export const figuresRoutes = {
  /**
   * The funnel as far as it was counted; missing counts are read in the background, and a push says
   * when there is more.
   */
  'figures.funnel': route<FunnelView>()(
    'page',
    z.object({ period: periodSchema, filter: filterSchema, by: z.optional(partBySchema) }),
    25_000,
  ),
  /** The owners and campaigns by which the funnel can be filtered. */
  'figures.choices': route<{
    owners: { id: string; name: string }[];
    campaigns: string[];
    /** Null where the CRM cannot split people by it. */
    personas: { id: string; name: string }[] | null;
    sources: { id: string; name: string }[] | null;
  }>()('page', nothing, 25_000),
  /** The people behind a number, a page at a time; null where the CRM can count but not list. */
  'figures.people': route<{ people: PersonView[]; next: string | null } | null>()(
    'page',
    z.object({ question: questionSchema, filter: filterSchema, cursor: z.nullable(text(2_000)) }),
    25_000,
  ),
  /** Keeps the visitors of a month beside the agreement. */
  'figures.visitors': route<{ month: string }>()('page', monthlyVisitorsSchema, 25_000),
  /** Stops the counting until it is resumed. */
  'figures.stop': route<null>()('page', nothing),
  'figures.resume': route<null>()('page', nothing),
} as const;
