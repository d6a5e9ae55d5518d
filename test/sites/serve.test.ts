import { request } from 'node:https';
import { connect } from 'node:tls';
import { afterEach, expect, it } from 'vitest';
import { type RunningSites, startSites } from './serve';

let sites: RunningSites | undefined;
afterEach(() => sites?.close());

interface Answer {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
}

function get(port: number, host: string, path: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request(
      { port, host: '127.0.0.1', path, headers: { host }, rejectUnauthorized: false },
      (response) => {
        let body = '';
        response.on('data', (part) => (body += part));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
        );
      },
    );
    asked.on('error', reject).end();
  });
}

it('serves the mailbox with the headers that Gmail enforces, and a new nonce each time', async () => {
  sites = await startSites();
  const first = await get(sites.port, 'mail.google.com', '/mail/u/0/');
  const second = await get(sites.port, 'mail.google.com', '/mail/u/0/');
  const policy = String(first.headers['content-security-policy']);
  expect(first.status).toBe(200);
  expect(policy).toContain("require-trusted-types-for 'script'");
  const nonce = /'nonce-([\w-]+)'/.exec(policy)?.[1];
  expect(first.body).toContain(`<script nonce="${nonce}" src="/_/page.js?of=`);
  expect(second.body).not.toContain(`nonce="${nonce}"`);
});

it('answers for other hosts by their own handlers, refuses unknown ones, and records every request', async () => {
  sites = await startSites({
    hosts: { 'www.linkedin.com': (_request, response) => void response.end('hello') },
  });
  expect((await get(sites.port, 'www.linkedin.com', '/in/ana')).body).toBe('hello');
  expect((await get(sites.port, 'elsewhere.example', '/')).status).toBe(421);
  expect((await get(sites.port, 'mail.google.com', '/mail/b/123/u/1/')).status).toBe(200);
  expect((await get(sites.port, 'mail.google.com', '/etc/passwd')).status).toBe(404);
  expect(sites.requests.map((one) => `${one.host}${one.path}`)).toEqual([
    'www.linkedin.com/in/ana',
    'elsewhere.example/',
    'mail.google.com/mail/b/123/u/1/',
    'mail.google.com/etc/passwd',
  ]);
  expect(sites.browserFlags[0]).toContain(`MAP * 127.0.0.1:${sites.port}, EXCLUDE 127.0.0.1`);
});

it('hears of every host, by https, by http, and by a handshake without a request', async () => {
  sites = await startSites();
  const { port } = sites;
  await get(port, 'by-https.example', '/');
  await fetch(`http://127.0.0.1:${port}/`, { headers: { host: 'ignored.example' } });
  await new Promise<void>((resolve) => {
    const socket = connect(
      { port, host: '127.0.0.1', servername: 'shy.example', rejectUnauthorized: false },
      () => {
        socket.end();
        resolve();
      },
    );
  });
  await expect
    .poll(() => [...(sites?.hosts ?? [])].sort())
    .toEqual(['127.0.0.1', 'by-https.example', 'shy.example']);
});

it('says 500 with the reason when a handler fails', async () => {
  sites = await startSites({
    hosts: { 'broken.example': () => Promise.reject(new Error('out of paper')) },
  });
  const answer = await get(sites.port, 'broken.example', '/');
  expect([answer.status, answer.body]).toEqual([500, 'Error: out of paper']);
});
