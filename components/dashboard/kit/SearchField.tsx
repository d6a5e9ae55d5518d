import { DASHBOARD } from '../../../lib/i18n/dashboard-texts';
import { go, useAddress, writeAddress } from './page-address';
import { useT } from './use-t';

/** The longest text that a list is searched for, characters. */
const LONGEST_SEARCH = 100;

/** Returns what the list of the view is searched for, as the address says; '' for nothing. */
export function searchIn({ q }: Readonly<Record<string, string>>): string {
  return (q ?? '').slice(0, LONGEST_SEARCH).trim();
}

/** Searches the list of the view; what is searched for stands in the address. */
export function SearchField() {
  const t = useT(DASHBOARD);
  const { view, chosen } = useAddress();
  return (
    <label class="field search no-print">
      <span class="soft">{t('keys.search')}</span>
      <input
        type="search"
        data-testid="list-search"
        aria-keyshortcuts="/"
        maxLength={LONGEST_SEARCH}
        value={chosen['q'] ?? ''}
        onInput={({ currentTarget: { value } }) =>
          go(writeAddress(view, { ...chosen, q: value, id: '' }), true)
        }
      />
    </label>
  );
}
