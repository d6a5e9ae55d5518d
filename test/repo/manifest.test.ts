import { describe, expect, it } from 'vitest';
import { FROZEN } from './frozen-manifest';
import { builtFiles, builtText, CONTENT_SCRIPTS, repoText } from './output';

interface Manifest {
  permissions: string[];
  optional_permissions: string[];
  host_permissions: string[];
  optional_host_permissions: string[];
  content_security_policy: { extension_pages: string };
  version: string;
  [key: string]: unknown;
}

const manifest = (build: 'chromium' | 'firefox') =>
  JSON.parse(builtText(build, 'manifest.json')) as Manifest;

describe.each(['chromium', 'firefox'] as const)('the manifest for %s', (build) => {
  const built = manifest(build);

  it('is this and nothing more', () => {
    const { version, ...rest } = built;
    expect(rest).toEqual(FROZEN[build]);
    expect(version).toBe((JSON.parse(repoText('package.json')) as { version: string }).version);
  });

  it('has a reason in PRIVACY.md for each of its rights, and PRIVACY.md for no other', () => {
    const rows = repoText('PRIVACY.md').matchAll(/^\| `([^`]+)`[^|]*\| ([^|]+) \|$/gm);
    const reasons = new Map([...rows].map(([, right = '', reason = '']) => [right, reason]));
    // What one browser alone has a name for is listed all the same.
    const rights = [
      ...manifest('chromium').permissions,
      ...built.optional_permissions,
      ...built.host_permissions,
      ...built.optional_host_permissions,
    ];
    expect([...reasons.keys()].sort()).toEqual([...rights].sort());
    for (const [right, reason] of reasons) expect(reason.length, right).toBeGreaterThan(30);
  });

  it('lets an administrator pin the agreement and the lists of addresses, and nothing else', () => {
    const { properties } = JSON.parse(builtText(build, 'managed_schema.json')) as {
      properties: object;
    };
    expect(Object.keys(properties)).toEqual(['agreement', 'mailboxes', 'neverAsk', 'ownAddresses']);
  });

  it('runs in no private window, so that nothing of one is stored', () => {
    expect(built['incognito']).toBe('not_allowed');
  });

  it('shows nothing to pages and lets no other extension connect', () => {
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
    // The background speaks with a CRM at whatever address a company has it; plain http reaches
    // this machine alone.
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
    expect(
      builtText('e2e', 'background.js') === builtText('chromium', 'background.js'),
      'background',
    ).toBe(true);
    for (const script of CONTENT_SCRIPTS) {
      expect(builtText('e2e', script) === builtText('chromium', script), script).toBe(true);
    }
  });
});
