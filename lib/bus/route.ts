import type * as z from 'zod/mini';

/**
 * Which senders may call a route: `site` means content scripts on known sites and pages of Relevo,
 * `page` only pages of Relevo. All routes for content scripts start with `site.`; none of them
 * lists people, changes settings or reads a secret.
 */
export type Trust = 'site' | 'page';

/**
 * One route: its trust, the schema of its input, its output type, and how long the caller waits.
 */
export interface Route<Input, Output> {
  readonly trust: Trust;
  readonly input: z.ZodMiniType<Input>;
  readonly timeoutMs: number;
  readonly output?: Output;
}

/** Declares a route; the type of its output is given first, since no schema holds it. */
export function route<Output>() {
  return <Schema extends z.ZodMiniType>(
    trust: Trust,
    input: Schema,
    timeoutMs = 10_000,
  ): Route<z.output<Schema>, Output> => ({
    trust,
    input: input as unknown as z.ZodMiniType<z.output<Schema>>,
    timeoutMs,
  });
}
