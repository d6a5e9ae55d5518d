import { yearOf } from '../contract/crowds';
import { funnelQuestions } from '../contract/funnel-questions';
import { connectTo } from '../contract/hubspot-harness';
import { startHubSpotServer } from '../crm/hubspot/server';
import { exact, type Figure, type Findings } from './figure';

const NOW = Date.UTC(2026, 10, 23, 10, 20);
const SIZES = [10_000, 100_000, 1_000_000] as const;
/** Where HubSpot's totals may end. */
const CAP = 10_000;
/** Each question is a search or two. */
const MOST_SEARCHES = 200;

interface Asked {
  readonly searches: number;
  readonly seconds: number;
  /** Of all answers. */
  readonly people: number;
}

/** Asks everything that the page of the Funnel asks, of an account of so many contacts. */
async function askWhole(size: number, totalCap: number | undefined): Promise<Asked> {
  const crowd = yearOf(size, NOW);
  const server = await startHubSpotServer({ crowd, totalCap, logCapacity: 100_000 });
  try {
    server.control.noLimits();
    const { figures } = connectTo(server, { clock: () => NOW });
    if (figures === null) throw new Error('no engine');
    const began = performance.now();
    let people = 0;
    for (const question of funnelQuestions(NOW, 'Europe/Madrid')) {
      const [answer] = await figures.count([question], {}, new AbortController().signal);
      if (answer?.kind === 'count') people += answer.count;
    }
    const seconds = (performance.now() - began) / 1_000;
    const isSearch = ({ path }: { readonly path: string }) => path.endsWith('/contacts/search');
    return { searches: server.requests.filter(isSearch).length, seconds, people };
  } finally {
    await server.close();
  }
}

/**
 * How many searches the whole funnel takes at HubSpot's server, which counts these people instead of
 * storing them, by the number of contacts: where totals go on, and where they end at ten thousand.
 * Times are without HubSpot's limits and are a side note; the counts are the same at each run.
 */
export async function funnelFindings(): Promise<Findings> {
  const number = new Intl.NumberFormat('en').format;
  const figures: Figure[] = [];
  let first: number | null = null;
  for (const size of SIZES) {
    const open = await askWhole(size, undefined);
    first ??= open.searches;
    figures.push(
      exact(
        `the whole funnel of ${number(size)} contacts at HubSpot`,
        `${number(open.searches)} searches, ${open.seconds.toFixed(1)} s without its limits`,
        size === SIZES[0] ? `≤ ${MOST_SEARCHES}` : `${number(first)}, as of ${number(SIZES[0])}`,
        size === SIZES[0] ? open.searches <= MOST_SEARCHES : open.searches === first,
      ),
    );
    const capped = await askWhole(size, CAP);
    const splits = capped.searches - open.searches;
    // Of a total of N, halves below ten thousand take at most about four times N / 10,000.
    const most = Math.ceil((8 * capped.people) / CAP);
    figures.push(
      exact(
        '… where its totals end at 10,000',
        `${number(splits)} searches more, ${capped.seconds.toFixed(1)} s`,
        `≤ ${number(most)}, by the people counted; the same numbers`,
        splits <= most && capped.people === open.people,
      ),
    );
  }
  return { figures };
}
