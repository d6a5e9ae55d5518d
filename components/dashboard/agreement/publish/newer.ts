import { agreementDigest } from '../../../../lib/domain/agreement/canonical';
import type { Agreement } from '../../../../lib/domain/base/agreement-model';
import type {
  AgreementOverview,
  AgreementVersion,
} from '../../../../lib/domain/views/agreement-overview';

/**
 * Returns the newest version if it was published after the one that a draft began with; null if
 * there is none.
 */
export function newerThan(overview: AgreementOverview, base: Agreement): AgreementVersion | null {
  const own = agreementDigest(base);
  const [newest] = overview.versions;
  if (newest === undefined || newest.agreement.version < base.version) return null;
  const other = overview.versions.find(
    ({ agreement, digest }) => agreement.version === newest.agreement.version && digest !== own,
  );
  return newest.agreement.version > base.version || overview.rivals.length > 1
    ? (other ?? null)
    : null;
}
