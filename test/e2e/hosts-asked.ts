import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * The ledger of the whole run: every browser that was started with our build notes, as it ends,
 * which hosts it asked for. What comes of it is judged once, at the end of the run.
 */
const FOLDER = path.resolve(import.meta.dirname, '../../.output/hosts-asked');

/** The CRM and the sites; nothing else may ever be asked for by what we ship. */
const ALLOWED: readonly string[] = ['api.hubapi.com', 'mail.google.com', 'www.linkedin.com'];

/**
 * What a Chromium asks for by itself, with no extension in it either; each by the one path that it
 * asks for.
 */
const BROWSERS_OWN: ReadonlyMap<string, string> = new Map([
  ['accounts.google.com', '/ListAccounts'],
  ['content-autofill.googleapis.com', '/v1/pages/'],
  ['optimizationguide-pa.googleapis.com', '/v1:'],
  ['update.googleapis.com', '/service/update2/json'],
]);

/** What a browser was seen to ask for. */
export interface Asked {
  /** Every host, with or without a request. */
  readonly hosts: ReadonlySet<string>;
  readonly requests: readonly { readonly host: string; readonly path: string }[];
}

/** The hosts that were asked for by anybody but the browser itself. */
export function hostsAsked({ hosts, requests }: Asked): string[] {
  const browsersOwn = (host: string) => {
    const own = BROWSERS_OWN.get(host);
    return (
      own !== undefined &&
      requests.filter((request) => request.host === host).every(({ path }) => path.startsWith(own))
    );
  };
  return [...hosts].filter((host) => !browsersOwn(host)).sort();
}

/** Starts an empty ledger. */
export function openLedger(): void {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
}

export function noteHosts(hosts: readonly string[]): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(path.join(FOLDER, `${crypto.randomUUID()}.json`), JSON.stringify(hosts));
}

/**
 * All hosts in the ledger, those among them that no one may ask for, and how many browsers were
 * noted.
 */
export function readLedger(): { asked: string[]; strays: string[]; browsers: number } {
  const notes = readdirSync(FOLDER).map(
    (file) => JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8')) as string[],
  );
  const asked = [...new Set(notes.flat())].sort();
  return { asked, strays: asked.filter((host) => !ALLOWED.includes(host)), browsers: notes.length };
}
