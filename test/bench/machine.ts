import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { browserOrExit } from '../browser/install';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** What the figures were measured on. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  /** Runs waiting for a core, mean over 1, 5 and 15 minutes. */
  readonly load: readonly number[];
  readonly memoryGb: number;
  readonly node: string;
  readonly browser: string;
  readonly inboxSdk: string;
  readonly at: string;
}

export async function readMachine(): Promise<Machine> {
  const { devDependencies } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  const browser = spawnSync(browserOrExit(), ['--version'], { encoding: 'utf8' }).stdout.trim();
  return {
    cpu: os.cpus()[0]?.model ?? '',
    cores: os.cpus().length,
    load: os.loadavg().map((each) => Math.round(each * 10) / 10),
    memoryGb: Math.round(os.totalmem() / 2 ** 30),
    node: process.version,
    browser: /[A-Z]\w*(?: \w+)? [\d.]+/.exec(browser)?.[0] ?? browser,
    inboxSdk: devDependencies['@inboxsdk/core'] ?? '',
    at: new Date().toISOString(),
  };
}
