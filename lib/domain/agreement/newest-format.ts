import type { Agreement } from '../base/agreement-model';

/** The newest format of the document that is read and written here. */
export const NEWEST_FORMAT = 2;

/**
 * The step from format 1: nothing is lost and nothing is made up, since what a later format adds is
 * optional. For what is edited from now on; a version that was signed keeps its own format.
 */
export function toNewestFormat(agreement: Agreement): Agreement {
  return { ...agreement, format: NEWEST_FORMAT };
}
