import { hostPattern } from '../lib/domain/views/origins';
import { SITES } from '../lib/sites/registry';

/** A request for rights; the kinds of data are what Firefox has beside them. */
export interface RightsRequest {
  readonly origins: string[];
  readonly data_collection?: string[];
}

/** To a CRM go the names and addresses of people, and the key of who asks. */
const TO_CRM = ['personallyIdentifyingInfo', 'authenticationInfo'];
/** From the pages of a site go names, companies and the names of profiles. */
const FROM_SITE = ['personallyIdentifyingInfo', 'websiteContent'];

/**
 * The request for hosts, with the kinds of data that leave for them or come from them, so that the
 * browser asks for both at once.
 * @param knowsData whether the browser has a question for kinds of data; another one refuses the
 * whole request for a name that it does not know
 */
export function hostRequest(origins: readonly string[], knowsData: boolean): RightsRequest {
  const request = { origins: origins.map(hostPattern) };
  const site = SITES.find((each) => each.origins.some((origin) => origins.includes(origin)));
  // The right to a site that the manifest names came with the installation.
  if (!knowsData || site?.scripts === null) return request;
  return { ...request, data_collection: site === undefined ? TO_CRM : FROM_SITE };
}

/** Whether a manifest was made for a browser that asks about kinds of data (Firefox from 140 on). */
export function knowsDataCollection(manifest: object): boolean {
  return JSON.stringify(manifest).includes('"data_collection_permissions"');
}
