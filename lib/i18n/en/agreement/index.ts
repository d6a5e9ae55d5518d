import { agreementDocumentEn } from './document';
import { agreementEditEn } from './edit';
import { agreementPlacesEn } from './places';
import { agreementPublishEn } from './publish';
import { agreementRulesEn } from './rules';
import { agreementVersionsEn } from './versions';

/** The words of the view in which the agreement is read, edited, compared, published and signed. */
export const agreementEn = {
  ...agreementDocumentEn,
  ...agreementVersionsEn,
  ...agreementEditEn,
  ...agreementPublishEn,
  ...agreementRulesEn,
  ...agreementPlacesEn,
};
