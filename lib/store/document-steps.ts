import { RelevoError } from '../domain/base/failure';
import { storedObject } from './readable-fields';

/** A stored document as it is found: an object of which nothing is known. */
type Stored = Readonly<Record<string, unknown>>;

/** Leads a document from one version to the next. It loses nothing. */
export type DocumentStep = (older: Stored) => Stored;

/** A stored document in the newest form that is known here. */
export interface OpenedDocument {
  readonly fields: Stored;
  /** The version that is to be written with it. */
  readonly version: number;
  /** Whether a newer Relevo wrote it: then it is as it was found, and must stay so. */
  readonly isNewer: boolean;
}

/**
 * Opens a stored document. What carries no number is of version 1: the first versions were written
 * without one.
 * @param steps from version 1 on; one that shipped is never edited
 */
export function openDocument(stored: unknown, steps: readonly DocumentStep[]): OpenedDocument {
  const found = storedObject(stored);
  const version = typeof found['version'] === 'number' ? found['version'] : 1;
  const newest = steps.length + 1;
  if (version > newest) return { fields: found, version, isNewer: true };
  const fields = steps.slice(version - 1).reduce((older, step) => step(older), found);
  return { fields, version: newest, isNewer: false };
}

/** The failure of whatever would write over a document that cannot be read here. */
export function newerDocument(name: string): RelevoError {
  return new RelevoError({ code: 'store/newer-version', detail: name });
}
