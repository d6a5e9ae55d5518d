import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Demo, type DemoOptions, startDemo } from './demo';
import { PROFILE, showOnLinkedIn } from './linkedin';
import { bringToFront, INBOX, openMailbox, openSite, untilCard } from './mailbox';
import { takePictures, type Watcher } from './scenes';

const CRMS = {
  local: 'the sample workspace',
  hubspot: 'the HubSpot test server',
  odoo: 'a real Odoo',
} as const;

export interface RunOptions {
  /** Whether a profile of LinkedIn is shown too; needs a build with rights given. */
  readonly linkedin: boolean;
  /** Where pictures go when there is no display. */
  readonly folder: string;
  /** Hears of each page at the moment of its picture. */
  readonly watch?: Watcher;
}

/**
 * Shows the product: in a window until it is closed, or in pictures when there is none. Resolves
 * when the browser has ended.
 * @throws DidNotCome, with the first thing that did not come, Unavailable where a real Odoo cannot
 * be had
 */
export async function runDemo(
  options: DemoOptions,
  { linkedin, folder, watch }: RunOptions,
): Promise<void> {
  const demo = await startDemo(options);
  try {
    const where =
      options.liveProfile === undefined
        ? `a demo mailbox and ${CRMS[options.crm ?? 'local']}`
        : 'the real sites';
    const { program, headless } = options;
    console.log(`Relevo runs in ${program}${headless ? ', without a window' : ''}, on ${where}.
  In the inbox every known sender has a chip; open the first thread to see the card, and its one button.
  The popup (Alt+Shift+R, or the button in the toolbar) promotes with one click, and has your queue.`);
    if (headless) await savePictures(demo, linkedin, folder, watch);
    else {
      process.once('SIGINT', () => void demo.browser.close());
      await (options.liveProfile === undefined
        ? openForNewcomer(demo, linkedin)
        : openReal(demo, linkedin));
      await demo.browser.exited;
    }
  } finally {
    await demo.close();
  }
}

/** The mailbox, drawn and in front; what else there is stands in the tabs behind it. */
export async function openForNewcomer(demo: Demo, linkedin: boolean): Promise<void> {
  if (linkedin) {
    await showOnLinkedIn(demo, 'page');
    await untilCard(demo, (await openSite(demo, PROFILE, 'the profile')).ours);
  }
  const mail = await openMailbox(demo);
  await bringToFront(mail.page, 'the mailbox', demo.stepMs);
}

/** On the real sites a user has to sign in first: nothing is waited for. */
async function openReal(demo: Demo, linkedin: boolean): Promise<void> {
  if (linkedin) await demo.open(PROFILE);
  const mail = await demo.open(INBOX);
  await bringToFront(mail, 'the mailbox', demo.stepMs);
}

async function savePictures(
  demo: Demo,
  linkedin: boolean,
  folder: string,
  watch?: Watcher,
): Promise<void> {
  // A picture of another day must not pass for one of this demo.
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for await (const { name, png } of takePictures(demo, linkedin, watch)) {
    const file = path.join(folder, `${name}.png`);
    writeFileSync(file, Buffer.from(png, 'base64'));
    console.log(`  No display here; a picture: ${file}`);
  }
}
