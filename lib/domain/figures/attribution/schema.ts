import * as z from 'zod/mini';
import { periodSchema } from '../counting/schema';
import { REPORT_MODELS } from './report-model';

const name = z.string().check(z.minLength(1), z.maxLength(300));

/** The period and the filter of a report (see `ReportFilter`). */
export const reportSchema = z.object({
  period: periodSchema,
  filter: z.object({
    ownerId: z.optional(name),
    persona: z.optional(name),
    channel: z.optional(name),
    withoutContested: z.optional(z.boolean()),
  }),
});

/** A number of a report: its line, its column, and from which of its deals on. */
export const cellSchema = z.object({
  ...reportSchema.shape,
  row: z.string().check(z.minLength(1), z.maxLength(600)),
  model: z.enum(REPORT_MODELS),
  offset: z.int().check(z.minimum(0), z.maximum(100_000)),
});
