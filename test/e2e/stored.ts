import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { blocksOf } from './leveldb';

/** An expression for a page of ours that reads all that the extension stores. */
export const STORED = `(async () => {
  const rows = {};
  for (const { name } of await indexedDB.databases()) {
    const db = await new Promise((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    for (const store of db.objectStoreNames) {
      const all = db.transaction(store).objectStore(store).getAll();
      rows[name + '.' + store] = await new Promise((resolve) => { all.onsuccess = () => resolve(all.result); });
    }
    db.close();
  }
  const areas = {};
  for (const area of ['local', 'sync', 'session']) areas[area] = await chrome.storage[area].get();
  return { rows, areas, alarms: (await chrome.alarms.getAll()).map((alarm) => alarm.name), badge: await chrome.action.getBadgeText({}) };
})()`;

/** Rows by database and table, the storage areas, and what the browser remembers for us. */
export interface Stored {
  readonly rows: Readonly<Record<string, unknown[]>>;
  readonly areas: Readonly<Record<string, object>>;
  readonly alarms: readonly string[];
  readonly badge: string;
}

/** All that the extension stores. @param page a page of ours */
export function stored(page: Page): Promise<Stored> {
  return page.evaluate<Stored>(STORED);
}

/**
 * Files of a profile in which a word stands, in either of the ways in which a browser writes words,
 * compressed or not.
 */
export function filesWith(profile: string, word: string): string[] {
  const forms = [Buffer.from(word), Buffer.from(word, 'utf16le')];
  return filesIn(profile)
    .filter((file) => {
      const bytes = bytesOf(file);
      const parts = file.endsWith('.ldb') ? [bytes, ...blocksOf(bytes)] : [bytes];
      return parts.some((part) => forms.some((form) => part.includes(form)));
    })
    .map((file) => path.relative(profile, file));
}

/**
 * All files below a folder, without those of folders that the browser takes away in the meantime.
 */
function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const at = path.join(folder, entry.name);
      return entry.isDirectory() ? filesIn(at) : entry.isFile() ? [at] : [];
    });
  } catch {
    return [];
  }
}

/** Empty when the browser took the file away in the meantime. */
function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}
