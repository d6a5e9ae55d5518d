import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DevBrowser, DevPage } from '../browser/cdp';

const SETTLE_MS = 2_500;

/**
 * Takes the pictures that tell a newcomer what Relevo is: inbox, thread with card, a profile where one is wanted, popup,
 * options. Resolves with the files.
 */
export async function takePictures(
  browser: DevBrowser,
  extensionId: string,
  { inbox, profile }: { readonly inbox: string; readonly profile: string | null },
  folder: string,
): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const files: string[] = [];
  const take = async (page: DevPage, name: string) => {
    await sleep(SETTLE_MS);
    const { data } = await page.send('Page.captureScreenshot', { format: 'png' });
    const file = path.join(folder, `${name}.png`);
    writeFileSync(file, Buffer.from(String(data), 'base64'));
    files.push(file);
  };
  const mail = await browser.page(inbox);
  await size(mail, 1440, 900);
  await take(mail, 'inbox');
  await mail.eval(`document.querySelector('tr.zA')?.dispatchEvent(new MouseEvent('click', { bubbles: true }))`);
  await take(mail, 'thread');
  if (profile !== null) {
    const page = await browser.page(profile);
    await size(page, 1440, 900);
    await take(page, 'profile');
  }
  for (const [name, width, height] of [
    ['popup', 400, 600],
    ['options', 1100, 900],
  ] as const) {
    const page = await browser.page(`chrome-extension://${extensionId}/${name}.html`);
    await size(page, width, height);
    await take(page, name);
    await page.close();
  }
  return files;
}

async function size(page: DevPage, width: number, height: number): Promise<void> {
  await page.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
}
