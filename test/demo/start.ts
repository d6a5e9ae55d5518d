/**
 * `npm start`: the built extension in a browser, on a demo mailbox, with the embedded sample
 * workspace. `--site linkedin` opens a profile of the simulated LinkedIn beside it, with the card
 * in the page. `--crm hubspot` puts it on the HubSpot server of `test/crm`, `--crm odoo` on a real
 * Odoo, installed for it; `--live` opens the real sites with a profile that is kept. Without a
 * display it takes pictures instead and says where they are. `--built` takes the build that is
 * there. What does not show itself is an error, with its reason.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { browserOrExit } from '../browser/install';
import { Unavailable } from '../crm/odoo/host';
import { build, built } from './build';
import { runDemo } from './run';

const CRMS = ['local', 'hubspot', 'odoo'] as const;
const SITES = ['gmail', 'linkedin'] as const;

const { values } = parseArgs({
  options: {
    crm: { type: 'string', default: 'local' },
    site: { type: 'string', default: 'gmail' },
    live: { type: 'boolean', default: false },
    headless: { type: 'boolean', default: false },
    built: { type: 'boolean', default: false },
  },
});

/** One of the words that an option takes; ends the program for another. */
function oneOf<Word extends string>(words: readonly Word[], option: string, given: string): Word {
  const found = words.find((word) => word === given);
  if (found !== undefined) return found;
  console.error(`--${option} takes ${words.join(', ')}, not ${given}`);
  process.exit(2);
}

const crm = oneOf(CRMS, 'crm', values.crm);
const linkedin = oneOf(SITES, 'site', values.site) === 'linkedin';
const root = path.resolve(import.meta.dirname, '../..');
const program = browserOrExit();
const hasDisplay =
  process.platform !== 'linux' ||
  Boolean(process.env['DISPLAY']) ||
  Boolean(process.env['WAYLAND_DISPLAY']);

try {
  // Only the build with rights given can reach a CRM or LinkedIn without a user clicking the
  // browser's prompt.
  const given = crm !== 'local' || linkedin;
  if (!values.built) console.log('Building the extension…');
  const extension = values.built ? built(given) : build(given);
  if (crm === 'odoo' && !values.live)
    console.log('Starting a real Odoo; the first time it is installed, for some minutes…');
  await runDemo(
    {
      program,
      extension,
      crm,
      headless: values.headless || !hasDisplay,
      liveProfile: values.live ? path.join(root, '.output', 'live-profile') : undefined,
    },
    { linkedin, folder: path.join(root, '.output', 'demo') },
  );
} catch (error) {
  const why = error instanceof Error ? error.message : String(error);
  console.error(
    error instanceof Unavailable
      ? `A real Odoo cannot be had here: ${why}`
      : `The demo ends: ${why}`,
  );
  process.exitCode = 1;
}
// A browser or a server that does not end must not keep the program.
process.exit();
