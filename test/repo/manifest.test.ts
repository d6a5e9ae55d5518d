import { describe, expect, it } from 'vitest';
import { builtFiles, builtText, repoText } from './output';

interface Manifest {
  permissions: string[];
  optional_permissions: string[];
  host_permissions: string[];
  optional_host_permissions: string[];
  content_security_policy: { extension_pages: string };
  version: string;
  [key: string]: unknown;
}

const manifest = (build: 'chromium' | 'firefox') => JSON.parse(builtText(build, 'manifest.json')) as Manifest;

/** All of the manifest, the version apart. Every key is a power, so a new one is argued for here and in PRIVACY.md. */
const WHOLE = {
  manifest_version: 3,
  name: '__MSG_extName__',
  description: '__MSG_extDescription__',
  icons: { 16: 'icon/16.png', 32: 'icon/32.png', 48: 'icon/48.png', 128: 'icon/128.png' },
  default_locale: 'en',
  permissions: ['storage', 'alarms', 'unlimitedStorage'],
  optional_permissions: ['notifications'],
  host_permissions: ['https://mail.google.com/*'],
  optional_host_permissions: ['https://*/*', 'http://127.0.0.1/*', 'http://localhost/*'],
  action: { default_title: 'Relevo', default_popup: 'popup.html' },
  commands: { _execute_action: { suggested_key: { default: 'Alt+Shift+R' } } },
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
  options_ui: { open_in_tab: true, page: 'options.html' },
  content_scripts: [
    { matches: ['https://mail.google.com/*'], run_at: 'document_start', js: ['content-scripts/gmail.js'] },
  ],
};
const OF_ITS_OWN = {
  chromium: {
    minimum_chrome_version: '123',
    background: { service_worker: 'background.js' },
    storage: { managed_schema: 'managed_schema.json' },
  },
  firefox: {
    background: { scripts: ['background.js'] },
    browser_specific_settings: {
      gecko: {
        id: 'relevo@relevo.example',
        strict_min_version: '142.0',
        data_collection_permissions: { required: ['none'] },
      },
    },
  },
};

describe.each(['chromium', 'firefox'] as const)('the manifest for %s', (build) => {
  const built = manifest(build);

  it('is this and nothing more', () => {
    const { version, ...rest } = built;
    expect(rest).toEqual({ ...WHOLE, ...OF_ITS_OWN[build] });
    expect(version).toBe((JSON.parse(repoText('package.json')) as { version: string }).version);
  });

  it('has a reason in PRIVACY.md for each of its rights, and PRIVACY.md for no other', () => {
    const rows = repoText('PRIVACY.md').matchAll(/^\| `([^`]+)`[^|]*\| ([^|]+) \|$/gm);
    const reasons = new Map([...rows].map(([, right = '', reason = '']) => [right, reason]));
    const rights = [
      ...built.permissions,
      ...built.optional_permissions,
      ...built.host_permissions,
      ...built.optional_host_permissions,
    ];
    expect([...reasons.keys()].sort()).toEqual([...rights].sort());
    for (const [right, reason] of reasons) expect(reason.length, right).toBeGreaterThan(30);
  });

  it('lets an administrator pin the agreement, and nothing else', () => {
    const { properties } = JSON.parse(builtText(build, 'managed_schema.json')) as { properties: object };
    expect(Object.keys(properties)).toEqual(['agreement']);
  });

  it('shows nothing to pages and lets nobody connect', () => {
    expect(built['web_accessible_resources']).toBeUndefined();
    expect(built['externally_connectable']).toBeUndefined();
  });

  it('allows its pages nothing but its own scripts and the CRM', () => {
    const policy = built.content_security_policy.extension_pages;
    for (const part of [
      "default-src 'none'",
      "script-src 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "form-action 'none'",
    ]) {
      expect(policy).toContain(part);
    }
    // The background speaks with a CRM at whatever address a company has it; plain http reaches this machine alone.
    const [connect = ''] = /connect-src [^;]*/.exec(policy) ?? [];
    expect(policy.replace(connect, '')).not.toMatch(/unsafe|\*|http:|https:|data:/);
    expect(connect).toBe('connect-src https: http://127.0.0.1:* http://localhost:*');
  });

  it('lets no page of ours ask anybody for anything: only the background does', () => {
    const pages = builtFiles(build).filter((file) => file.endsWith('.html'));
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) {
      expect(builtText(build, page), page).toContain(
        `http-equiv="Content-Security-Policy" content="connect-src 'none'"`,
      );
    }
  });
});

describe('the build with rights given', () => {
  it('differs from the one that ships in the rights alone', () => {
    const shipped = manifest('chromium');
    const given = JSON.parse(builtText('e2e', 'manifest.json')) as Manifest;
    expect({ ...given, host_permissions: [], optional_host_permissions: [] }).toEqual({
      ...shipped,
      host_permissions: [],
      optional_host_permissions: [],
    });
    expect(builtText('e2e', 'background.js') === builtText('chromium', 'background.js'), 'background').toBe(true);
    const script = 'content-scripts/gmail.js';
    expect(builtText('e2e', script) === builtText('chromium', script), script).toBe(true);
  });
});
