import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { bundlePage } from '../bundle';
import type { SiteHandler } from '../handler';
import type { Mailbox } from './model';

/**
 * The security headers of the page: a nonce for scripts and Trusted Types, as Gmail has enforced
 * since February 2024, and nothing from any other host.
 */
function gmailHeaders(nonce: string): Record<string, string | string[]> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': [
      `script-src 'report-sample' 'nonce-${nonce}' 'strict-dynamic'; object-src 'none'; base-uri 'self'`,
      "default-src 'self'; script-src * 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-src 'self'; frame-ancestors 'self'",
      "require-trusted-types-for 'script'",
    ],
    'cross-origin-opener-policy': 'same-origin-allow-popups',
    'referrer-policy': 'origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'SAMEORIGIN',
  };
}

const STYLES = ['theme', 'frame', 'list', 'split', 'thread', 'compose', 'rest'];

function pageHtml(nonce: string, path: string): string {
  const head =
    '<meta charset="utf-8"><title>Mail</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/_/style.css">';
  const loading = '<div id="loading"><div class="cont"><div class="msg">Loading</div></div></div>';
  const script = `<script nonce="${nonce}" src="/_/page.js?of=${encodeURIComponent(path)}"></script>`;
  return `<!doctype html><html lang="en" dir="ltr"><head>${head}</head><body>${loading}${script}</body></html>`;
}

function send(response: ServerResponse, type: string, body: string): void {
  response
    .writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' })
    .end(body);
}

/**
 * Answers for mail.google.com. `mailbox` is asked at each page load, with the path of the page; the
 * page's script is bundled once.
 */
export function gmailSite(mailbox: (path: string) => Mailbox): SiteHandler {
  const file = (name: string): string => fileURLToPath(new URL(`./page/${name}`, import.meta.url));
  let script: Promise<string> | undefined;
  return async (request, response) => {
    const { pathname: path, searchParams } = new URL(request.url ?? '/', 'https://mail.google.com');
    if (path === '/_/page.js') {
      script ??= bundlePage(file('main.ts'));
      send(
        response,
        'text/javascript',
        `globalThis.__simMailbox = ${JSON.stringify(mailbox(searchParams.get('of') ?? '/'))};\n${await script}`,
      );
    } else if (path === '/_/style.css') {
      const sheets = await Promise.all(
        STYLES.map((name) => readFile(file(`style/${name}.css`), 'utf8')),
      );
      send(response, 'text/css', sheets.join('\n'));
    } else if (path === '/' || path === '/mail') {
      response.writeHead(302, { location: '/mail/u/0/' }).end();
    } else if (/^\/mail\/(?:b\/[^/]+\/)?u\/\d+\/(?:d\/[^/]+\/)?(?:popout)?$/.test(path)) {
      const nonce = randomBytes(16).toString('base64url');
      response.writeHead(200, gmailHeaders(nonce)).end(pageHtml(nonce, path));
    } else {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not here\n');
    }
  };
}
