import { agreementDigest } from '../../../../lib/domain/agreement/canonical';
import type { Agreement } from '../../../../lib/domain/base/agreement-model';
import type { AgreementBook, AgreementVersion } from '../../../../lib/domain/views/agreement-book';

/**
 * Returns the newest version if it was published after the one that a draft began with; null if
 * there is none.
 */
export function newerThan(book: AgreementBook, base: Agreement): AgreementVersion | null {
  const own = agreementDigest(base);
  const [newest] = book.versions;
  if (newest === undefined || newest.agreement.version < base.version) return null;
  const other = book.versions.find(
    ({ agreement, digest }) => agreement.version === newest.agreement.version && digest !== own,
  );
  return newest.agreement.version > base.version || book.rivals.length > 1 ? (other ?? null) : null;
}
