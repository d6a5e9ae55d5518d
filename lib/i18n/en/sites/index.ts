import { gmailEn } from './gmail';
import { linkedinEn } from './linkedin';

/** What our own pages say of each site, by its id. */
export const sitesEn = { gmail: gmailEn, linkedin: linkedinEn };
