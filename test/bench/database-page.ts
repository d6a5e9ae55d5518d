import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { type DevPage, launchBrowser } from '../browser/cdp';
import { browserOrExit } from '../browser/install';
import { bundlePage } from '../sites/bundle';

/**
 * Runs `work` in a page of a fresh browser that has loaded a script of this folder: a real
 * IndexedDB under our own code.
 */
export async function withDatabasePage<Result>(
  script: string,
  work: (page: DevPage) => Promise<Result>,
): Promise<Result> {
  const code = await bundlePage(path.join(import.meta.dirname, script));
  const server = createServer((request, response) => {
    const isScript = request.url === '/page.js';
    response.setHeader(
      'content-type',
      isScript ? 'text/javascript; charset=utf-8' : 'text/html; charset=utf-8',
    );
    response.end(
      isScript ? code : '<!doctype html><title>bench</title><script src="/page.js"></script>',
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const profile = mkdtempSync(path.join(os.tmpdir(), 'relevo-database-'));
  const browser = launchBrowser({ program: browserOrExit(), profile, headless: true });
  try {
    return await work(
      await browser.page(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`),
    );
  } finally {
    await browser.close();
    server.close();
    rmSync(profile, { recursive: true, force: true });
  }
}
