import type { BrowserContext, Page } from '@playwright/test';

/**
 * Everything on the heap of the process behind a page, as V8 returns it: the page's world, our
 * content script's, and strings of both.
 */
export async function heapText(context: BrowserContext, page: Page): Promise<string> {
  const session = await context.newCDPSession(page);
  const parts: string[] = [];
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => parts.push(chunk));
  await session.send('HeapProfiler.takeHeapSnapshot', {
    reportProgress: false,
    captureNumericValue: false,
  });
  await session.detach();
  return parts.join('');
}
