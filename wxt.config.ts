import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { makeGuidePages } from './guide-pages';
import { LANGUAGES } from './lib/domain/base/text';
import { patternsOf, type SiteDefinition } from './lib/sites/definition';
import { SITES } from './lib/sites/registry';
import { listModules } from './list-modules';

/**
 * A company's own CRM may be at any address, so nobody can name it beforehand: the right to reach
 * it is asked for, for that one host, when it is connected. Plain http is for a CRM on this machine
 * alone.
 */
const CRM_HOSTS = ['https://*/*', 'http://127.0.0.1/*', 'http://localhost/*'];

/** Opens the panel beside the page. */
const PANEL_KEY = 'Alt+Shift+P';

// A build is the same whatever the shell that it is made in calls itself.
process.env['NODE_ENV'] = 'production';

/**
 * No program can click the browser's permission prompt, so with `RELEVO_RIGHTS=given` a build is
 * born with the rights that a person gives, for end-to-end tests and the demo. The manifest is its
 * only difference.
 */
const rightsGiven = process.env['RELEVO_RIGHTS'] === 'given';
/** A package for the stores has the usual name, whatever rights it was made with. */
function refuseRightsInPackages(): void {
  if (rightsGiven)
    throw new Error('RELEVO_RIGHTS=given: no package is made with rights given. Unset it.');
}
// Before anything is built, where the command says so.
if (process.argv.includes('zip')) refuseRightsInPackages();

/**
 * Elements are made by `h(name, props, ...children)`, which is shorter than the automatic form and
 * needs no module of its own: a hundredth of each content script.
 */
const classicJsx = {
  name: 'relevo:classic-jsx',
  enforce: 'pre' as const,
  config: () => ({
    oxc: {
      jsx: { runtime: 'classic' as const, pragma: 'makeJsx', pragmaFrag: 'JsxParts' },
    },
  }),
  // Only where elements are made: in any other file the import would bring Preact into scripts that
  // draw nothing, such as the background.
  transform: (code: string, id: string) =>
    id.endsWith('.tsx')
      ? {
          code: `import { Fragment as JsxParts, h as makeJsx } from 'preact';${code}`,
          map: null,
        }
      : null,
};

/**
 * Content scripts start without the framework's wrapper, which names a script that fails in the
 * console of development builds only and throws the error on.
 */
const bareScripts = {
  name: 'relevo:bare-scripts',
  enforce: 'pre' as const,
  transform(_: string, id: string) {
    const script = /^\0virtual:wxt-unlisted-script-entrypoint\?(.+)$/.exec(id)?.[1];
    return script === undefined
      ? null
      : {
          code: `import script from ${JSON.stringify(script)}; export default script.main();`,
          map: null,
        };
  },
};

/** Patterns of the sites whose script the manifest names, or of those that are asked for. */
const patterns = (isAsked: boolean) =>
  SITES.filter(({ scripts }: SiteDefinition) => (scripts !== null) === isAsked).flatMap(patternsOf);
const OWN = patterns(false);
const ASKED_FOR = [...patterns(true), ...CRM_HOSTS];
const hosts = rightsGiven
  ? { host_permissions: [...OWN, ...ASKED_FOR] }
  : { host_permissions: OWN, optional_host_permissions: ASKED_FOR };

export default defineConfig({
  manifestVersion: 3,
  imports: false,
  outDirTemplate: `{{browser}}-mv{{manifestVersion}}${rightsGiven ? '-e2e' : ''}`,
  webExt: { disabled: true },
  vite: ({ browser }) => ({
    plugins: [
      preact({ prefreshEnabled: false, devToolsEnabled: false }),
      classicJsx,
      bareScripts,
      listModules(`.output/modules/${browser}${rightsGiven ? '-e2e' : ''}`),
    ],
    build: { target: 'es2022', cssTarget: ['chrome123', 'firefox142'] },
  }),
  hooks: {
    'build:publicAssets': (_, files) => makeGuidePages(files),
    'zip:start': refuseRightsInPackages,
  },
  zip: { excludeSources: ['test/**', '.ci/**', '.output/**'] },
  manifest: ({ browser }) => ({
    name: '__MSG_extName__',
    description: '__MSG_extDescription__',
    default_locale: LANGUAGES[0],
    // Nothing of a private window may be stored. Where it runs in one ("spanning", and "split" for
    // `storage.local`), the browsers keep its data on the disk; Firefox knows no "split" at all.
    incognito: 'not_allowed',
    permissions: ['storage', 'alarms', 'unlimitedStorage', 'scripting'],
    optional_permissions: ['notifications'],
    ...hosts,
    // The shield of what is typed must listen before the page does.
    content_scripts: [{ matches: OWN, run_at: 'document_start', js: ['gmail-page.js'] }],
    action: { default_title: 'Relevo' },
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+R' } },
      // Firefox has a command of its own for its sidebar; Chromium leaves it to the extension.
      ...(browser === 'firefox'
        ? { _execute_sidebar_action: { suggested_key: { default: PANEL_KEY } } }
        : {
            'open-panel': {
              suggested_key: { default: PANEL_KEY },
              description: '__MSG_openPanel__',
            },
          }),
    },
    content_security_policy: {
      extension_pages: [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        'connect-src https: http://127.0.0.1:* http://localhost:*',
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'none'",
      ].join('; '),
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'relevo@relevo.example',
              strict_min_version: '142.0',
              // Nothing goes anywhere until a CRM is connected: each kind is asked for with its host.
              data_collection_permissions: {
                required: ['none'],
                optional: ['personallyIdentifyingInfo', 'authenticationInfo', 'websiteContent'],
              },
            },
          },
        }
      : // Firefox takes a policy without a description of it.
        { minimum_chrome_version: '123', storage: { managed_schema: 'managed_schema.json' } }),
  }),
});
