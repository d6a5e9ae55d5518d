import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { bundlePage } from '../bundle';
import type { SiteHandler } from '../handler';
import { hashedClass } from './hashed';
import type { World } from './model';

/**
 * The security headers of the page: Trusted Types with LinkedIn's list of allowed policies (any
 * other name throws), a nonce for scripts, and nothing from any other host. Only the list is known
 * of the real policy. Addresses of extensions may be fetched, or the probes of the detector would
 * fail for the wrong reason.
 */
function linkedinHeaders(nonce: string): Record<string, string | string[]> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': [
      `default-src 'none'; script-src 'nonce-${nonce}' 'strict-dynamic'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self' chrome-extension: moz-extension:; frame-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'`,
      "require-trusted-types-for 'script'; trusted-types default jSecure 'allow-duplicates' dompurify highcharts goog#html",
    ],
    'referrer-policy': 'strict-origin-when-cross-origin',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'sameorigin',
  };
}

const STYLES = ['theme', 'frame', 'profile', 'messaging', 'rest'];

function pageHtml(nonce: string): string {
  const head =
    '<meta charset="utf-8"><title>LinkedIn</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/_/style.css">';
  const script = `<script nonce="${nonce}" src="/_/page.js"></script>`;
  return `<!doctype html><html lang="en" class="theme theme--mercado"><head>${head}</head><body dir="ltr">${script}</body></html>`;
}

function send(response: ServerResponse, type: string, body: string): void {
  response
    .writeHead(200, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' })
    .end(body);
}

const PAGES =
  /^\/(?:in|company|school|search|messaging|sales|feed|authwall|checkpoint|404|shell|mynetwork|jobs|notifications)(?:\/|$)/;

/**
 * The style sheets with the classes of this build: `.s-card` stands for whatever `card` is called
 * in it.
 */
async function styles(file: (name: string) => string, build: string): Promise<string> {
  const sheets = await Promise.all(
    STYLES.map((name) => readFile(file(`style/${name}.css`), 'utf8')),
  );
  return sheets
    .join('\n')
    .replace(/\.s-([a-z-]+)/g, (_, name: string) => `.${hashedClass(build, name)}`);
}

/**
 * Answers for www.linkedin.com. `world` is asked at each page load; the page's script is bundled
 * once.
 */
export function linkedinSite(world: () => World): SiteHandler {
  const file = (name: string): string => fileURLToPath(new URL(`./page/${name}`, import.meta.url));
  const build = randomBytes(4).toString('hex');
  let script: Promise<string> | undefined;
  return async (request, response) => {
    const path = new URL(request.url ?? '/', 'https://www.linkedin.com').pathname;
    if (path === '/_/page.js') {
      script ??= bundlePage(file('main.ts'));
      const given = `globalThis.__simGiven = ${JSON.stringify({ build, world: world() })};`;
      send(response, 'text/javascript', `${given}\n${await script}`);
    } else if (path === '/_/style.css') {
      send(response, 'text/css', await styles(file, build));
    } else if (path === '/') {
      response.writeHead(302, { location: '/feed/' }).end();
    } else if (path === '/preload/') {
      response.writeHead(200, linkedinHeaders('none')).end('<!doctype html><title>preload</title>');
    } else if (PAGES.test(path)) {
      const nonce = randomBytes(16).toString('base64url');
      response.writeHead(200, linkedinHeaders(nonce)).end(pageHtml(nonce));
    } else {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not here\n');
    }
  };
}
