import { hostPattern, SITE_ORIGINS } from '../lib/domain/views/origins';

/** A request for rights; the kinds of data are what Firefox has beside them. */
export interface RightsRequest {
  readonly origins: string[];
  readonly data_collection?: string[];
}

/** To a CRM go the names and addresses of people, and the key of who asks. */
const TO_CRM = ['personallyIdentifyingInfo', 'authenticationInfo'];
/** Of LinkedIn's pages go names, companies and the names of profiles. */
const FROM_LINKEDIN = ['personallyIdentifyingInfo', 'websiteContent'];

/**
 * The request for a host, with the kinds of data that leave for it or come from it, so that the
 * browser asks for both at once.
 * @param knowsData whether the browser has a question for kinds of data; another one refuses the
 * whole request for a name that it does not know
 */
export function hostRequest(origin: string, knowsData: boolean): RightsRequest {
  const origins = [hostPattern(origin)];
  if (!knowsData || origin === SITE_ORIGINS.gmail) return { origins };
  return { origins, data_collection: origin === SITE_ORIGINS.linkedin ? FROM_LINKEDIN : TO_CRM };
}

/** Whether a manifest was made for a browser that asks about kinds of data (Firefox from 140 on). */
export function knowsDataCollection(manifest: object): boolean {
  return JSON.stringify(manifest).includes('"data_collection_permissions"');
}
