import type { DevBrowser, DevPage } from '../browser/cdp';

/**
 * One event of Chromium's trace, as far as it is read here. Times in microseconds; `tdur` is the
 * thread's own CPU time.
 */
export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly ts: number;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: {
    readonly data?: {
      readonly url?: string;
      readonly stackTrace?: readonly { readonly url: string }[];
    };
  };
}

/** What the trace must contain: tasks, scripts with their addresses, styles and layouts. */
const CATEGORIES = ['toplevel', 'devtools.timeline'];

/** Records what the browser does while `work` runs. */
export async function record(
  browser: DevBrowser,
  work: () => Promise<void>,
): Promise<TraceEvent[]> {
  const events: TraceEvent[] = [];
  const complete = new Promise<void>((resolve) => {
    const off = browser.on(({ method, params }) => {
      if (method === 'Tracing.dataCollected')
        for (const event of (params?.['value'] ?? []) as TraceEvent[]) events.push(event);
      if (method !== 'Tracing.tracingComplete') return;
      off();
      resolve();
    });
  });
  await browser.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: CATEGORIES,
      excludedCategories: ['*'],
      recordMode: 'recordUntilFull',
    },
  });
  try {
    await work();
  } finally {
    await browser.send('Tracing.end');
    await complete;
  }
  return events;
}

/**
 * The time of the trace's clock, microseconds. The page's session must have its performance metrics
 * enabled.
 */
export async function traceTime(page: DevPage): Promise<number> {
  const { metrics } = await page.send('Performance.getMetrics');
  const found = (metrics as { name: string; value: number }[]).find(
    ({ name }) => name === 'Timestamp',
  );
  return (found?.value ?? Number.NaN) * 1_000_000;
}
