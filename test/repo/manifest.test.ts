import { describe, expect, it } from 'vitest';
import { builtText, repoText } from './output';

interface Manifest {
  permissions: string[];
  host_permissions: string[];
  optional_host_permissions: string[];
  content_scripts: {
    matches: string[];
    js: string[];
    all_frames?: boolean;
    world?: string;
    run_at?: string;
    css?: string[];
  }[];
  content_security_policy: { extension_pages: string };
  [key: string]: unknown;
}

const manifest = (build: 'chromium' | 'firefox') => JSON.parse(builtText(build, 'manifest.json')) as Manifest;

describe.each(['chromium', 'firefox'] as const)('the manifest for %s', (build) => {
  const built = manifest(build);

  it('asks for these rights and no others', () => {
    expect({
      permissions: [...built.permissions].sort(),
      hosts: built.host_permissions,
      optional: built.optional_host_permissions,
    }).toEqual({
      permissions: ['alarms', 'storage', 'unlimitedStorage'],
      hosts: ['https://mail.google.com/*'],
      optional: ['https://api.hubapi.com/*'],
    });
  });

  it('explains each of them in PRIVACY.md', () => {
    const privacy = repoText('PRIVACY.md');
    for (const right of [...built.permissions, ...built.host_permissions, ...built.optional_host_permissions]) {
      expect(privacy, right).toContain(`\`${right}\``);
    }
  });

  it('shows nothing to pages and lets nobody connect', () => {
    expect(built['web_accessible_resources']).toBeUndefined();
    expect(built['externally_connectable']).toBeUndefined();
  });

  it('runs in the top frame of Gmail only, from the start, without a style sheet of its own', () => {
    expect(built.content_scripts).toEqual([
      { matches: ['https://mail.google.com/*'], run_at: 'document_start', js: ['content-scripts/gmail.js'] },
    ]);
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
    expect(policy).not.toMatch(/unsafe|\*|http:|data:/);
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
