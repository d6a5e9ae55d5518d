import { agreementDocumentEs } from './document';
import { agreementEditEs } from './edit';
import { agreementPlacesEs } from './places';
import { agreementPublishEs } from './publish';
import { agreementRulesEs } from './rules';
import { agreementVersionsEs } from './versions';

/** The words of the view of the agreement in Spanish. */
export const agreementEs = {
  ...agreementDocumentEs,
  ...agreementVersionsEs,
  ...agreementEditEs,
  ...agreementPublishEs,
  ...agreementRulesEs,
  ...agreementPlacesEs,
};
