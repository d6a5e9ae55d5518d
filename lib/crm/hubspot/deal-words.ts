import * as z from 'zod/mini';
import { isFresh } from '../../domain/base/fresh';
import { currencyCode } from '../../domain/base/money';
import { cut } from '../kit/cut';
import type { KeyValue } from '../port/key-value';
import { type Client, inBackground } from './client';
import { currencySchema, fitting, listSchema, pipelineSchema } from './schemas';

const FRESH_MS = 6 * 3_600_000;
const KEY = 'deal-words';

const outcome = z.enum(['open', 'won', 'lost']);
const stageSchema = z.object({ label: z.string(), outcome });
const stored = z.object({
  at: z.number(),
  stages: z.record(z.string(), stageSchema),
  currency: z.nullable(z.string()),
});

/** What the stages of an account's deals mean, and the currency of deals that name none. */
export interface DealWords {
  readonly stages: Readonly<Record<string, z.infer<typeof stageSchema>>>;
  /** ISO 4217; null if the key cannot read it. */
  readonly currency: string | null;
}

/**
 * Creates the reader of an account's deal stages and currency; it asks every six hours, and stores
 * the answer to outlive the worker. @throws RelevoError if the pipelines cannot be read
 */
export function createDealWords(
  asked: Client,
  store: KeyValue,
  clock: () => number,
): (signal: AbortSignal) => Promise<DealWords> {
  const client = inBackground(asked);
  return async (signal) => {
    const kept = stored.safeParse(await store.get(KEY));
    if (kept.success && isFresh(kept.data.at, clock(), FRESH_MS)) return kept.data;
    const [pipelines, currency] = await Promise.all([
      client.get(
        listSchema,
        { method: 'GET', path: `/crm/pipelines/${client.version}/deals` },
        signal,
      ),
      companyCurrency(client, signal).catch(() => null),
    ]);
    const stages = fitting(pipelines.results, pipelineSchema).flatMap(({ stages }) => stages ?? []);
    const words = {
      at: clock(),
      stages: Object.fromEntries(
        stages.map(({ id, label, metadata }) => [
          id,
          { label: cut(label ?? id), outcome: outcomeOf(metadata) },
        ]),
      ),
      currency,
    };
    await store.set(KEY, words);
    return words;
  };
}

async function companyCurrency(client: Client, signal: AbortSignal): Promise<string | null> {
  const path = `/account-info/${client.version}/details`;
  const { companyCurrency: code } = await client.get(
    currencySchema,
    { method: 'GET', path },
    signal,
  );
  return currencyCode(code);
}

/**
 * A closed stage is won with the probability 1, lost with 0
 * (https://developers.hubspot.com/docs/api-reference/crm-pipelines-v3/guide, "Deal pipelines").
 */
function outcomeOf(
  metadata:
    | {
        readonly isClosed?: string | null | undefined;
        readonly probability?: string | null | undefined;
      }
    | null
    | undefined,
): z.infer<typeof outcome> {
  if (metadata?.isClosed !== 'true') return 'open';
  return Number(metadata.probability) === 1 ? 'won' : 'lost';
}
