import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';

const ROOT = path.resolve(import.meta.dirname, '../..');
const OURS = path.join(ROOT, '.output/chrome-mv3');
const SCRIPT = 'gmail-page.js';
const HELLO = `import * as InboxSDK from '@inboxsdk/core';
InboxSDK.load(2, 'sdk_hello_world').then((sdk) => {
  sdk.Compose.registerComposeViewHandler((view) => {
    view.addButton({ title: 'Hello', iconUrl: '', onClick: (event) => event.composeView.insertTextIntoBodyAtCursor('Hello') });
  });
});`;

/** The "hello world" of InboxSDK as its own guide has it, minified as one ships it. */
export async function buildInboxSdk(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'relevo-inboxsdk-'));
  const require = createRequire(import.meta.url);
  const sdk = path.dirname(require.resolve('@inboxsdk/core/package.json'));
  // Inside the project, so that the library is found from it.
  const source = path.join(ROOT, '.output/bench/inboxsdk');
  mkdirSync(source, { recursive: true });
  writeFileSync(path.join(source, 'hello.js'), HELLO);
  writeFileSync(
    path.join(source, 'page-world.js'),
    `import ${JSON.stringify(path.join(sdk, 'pageWorld.js'))};`,
  );
  await Promise.all([
    bundle(path.join(source, 'hello.js'), folder, 'hello'),
    bundle(path.join(source, 'page-world.js'), folder, 'pageWorld'),
  ]);
  cpSync(path.join(sdk, 'background.js'), path.join(folder, 'background.js'));
  const manifest = {
    manifest_version: 3,
    name: 'Hello',
    version: '1',
    permissions: ['scripting'],
    host_permissions: ['https://mail.google.com/*'],
    background: { service_worker: 'background.js' },
    content_scripts: [
      { matches: ['https://mail.google.com/*'], js: ['hello.js'], run_at: 'document_end' },
    ],
    web_accessible_resources: [
      { resources: ['pageWorld.js'], matches: ['https://mail.google.com/*'] },
    ],
  };
  writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify(manifest));
  return folder;
}

async function bundle(entry: string, outDir: string, name: string): Promise<void> {
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    build: {
      outDir,
      emptyOutDir: false,
      minify: true,
      target: 'es2022',
      lib: { entry, formats: ['iife'], name: 'hello', fileName: () => `${name}.js` },
    },
  });
}

/** Blocks the page for thirty milliseconds when it starts. */
const BUSY = 'for (const end = performance.now() + 30; performance.now() < end; );';

/** Measures every row of the list at every change of the page. */
const LAYOUT = `new MutationObserver(() => {
  for (const row of document.querySelectorAll('tr.zA')) row.getBoundingClientRect();
}).observe(document, { childList: true, subtree: true, attributes: true });`;

/** Counts what the content script sends to the background, for anyone who looks into its world. */
const COUNTING = `{
  const send = chrome.runtime.sendMessage;
  globalThis.__sent = [];
  chrome.runtime.sendMessage = (...args) => { globalThis.__sent.push(args[0]?.route ?? 'other'); return send.apply(chrome.runtime, args); };
}`;

export type Planted = 'busy' | 'layout' | 'counting';
const CODE: Readonly<Record<Planted, string>> = { busy: BUSY, layout: LAYOUT, counting: COUNTING };

/**
 * Our build with something planted before its content script: faults that the gates must see, or a
 * counter.
 */
export function plant(what: Planted): string {
  const folder = mkdtempSync(path.join(tmpdir(), `relevo-${what}-`));
  cpSync(OURS, folder, { recursive: true });
  const script = path.join(folder, SCRIPT);
  writeFileSync(script, `${CODE[what]}\n${readFileSync(script, 'utf8')}`);
  return folder;
}
