import type { Messages } from '../../../domain/base/text';
import type { sitesEn } from '../../en/sites';
import { gmailEs } from './gmail';
import { linkedinEs } from './linkedin';

export const sitesEs: Record<keyof typeof sitesEn, Messages> = {
  gmail: gmailEs,
  linkedin: linkedinEs,
};
