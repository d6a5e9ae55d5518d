import { useEffect, useRef, useState } from 'preact/hooks';
import { useRoute } from '../../lib/bus/query';
import { DASHBOARD } from '../../lib/i18n/dashboard-texts';
import { Boundary } from '../Boundary';
import { FailureBox } from '../FailureBox';
import { Logo } from '../Logo';
import { usePages } from '../page-context';
import { Skeleton } from '../person/Skeleton';
import { CredentialBanner } from '../workspace/CredentialBanner';
import { KeysHelp } from './kit/KeysHelp';
import { useDashboardKeys } from './kit/keys';
import { go, useAddress, writeAddress } from './kit/page-address';
import { useT } from './kit/use-t';
import { isView, OPENS_FIRST, VIEW_IDS, VIEWS, type ViewId } from './views';

/**
 * The dashboard: a full page with an address for each view. The role in the settings says which
 * opens first.
 */
export function Dashboard() {
  const { view } = useAddress();
  const settings = useRoute('settings.read', {});
  const role = settings.data?.role;
  const known = isView(view) ? view : null;
  useEffect(() => {
    if (known === null && role !== undefined) go(writeAddress(OPENS_FIRST[role]), true);
  }, [known, role]);
  const [help, setHelp] = useState(false);
  useDashboardKeys(() => setHelp(true));
  return (
    <div class="dashboard" data-testid="dashboard">
      <Side view={known} onKeys={() => setHelp(true)} />
      <main>
        <CredentialBanner />
        {known !== null ? (
          <View key={known} view={known} />
        ) : settings.failure === null ? (
          <Skeleton />
        ) : (
          <FailureBox failure={settings.failure} onRetry={settings.reload} />
        )}
      </main>
      {help && <KeysHelp onClose={() => setHelp(false)} />}
    </div>
  );
}

function View({ view }: { view: ViewId }) {
  const t = useT(DASHBOARD);
  const Page = VIEWS[view];
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    document.title = `${t(`view.${view}`)} · Relevo`;
  }, [view, t]);
  // Who walks by keyboard or by ear is where the new view begins.
  useEffect(() => place.current?.focus({ preventScroll: true }), []);
  return (
    <div class="view" ref={place} tabIndex={-1} data-testid={`view-${view}`}>
      <Boundary>
        <Page />
      </Boundary>
    </div>
  );
}

function Side({ view, onKeys }: { view: ViewId | null; onKeys: () => void }) {
  const { shell, appearance } = usePages();
  const t = useT(DASHBOARD);
  return (
    <nav class="side" aria-label={t('frame.name')}>
      <p class="brand">
        <Logo size={22} /> Relevo
      </p>
      <ul>
        {VIEW_IDS.map((id, index) => (
          <li key={id}>
            <a
              href={writeAddress(id)}
              data-testid={`nav-${id}`}
              aria-current={view === id ? 'page' : undefined}
              aria-keyshortcuts={String(index + 1)}
            >
              {t(`view.${id}`)}
              <ViewCount of={id} />
            </a>
          </li>
        ))}
      </ul>
      {appearance?.sample === true && <p class="soft sample">{t('sample.banner')}</p>}
      <button
        type="button"
        class="quiet"
        data-testid="options-open"
        onClick={() => shell.openOptions('')}
      >
        {t('do.options')}
      </button>
      <button type="button" class="quiet keys-open" data-testid="keys-open" onClick={onKeys}>
        {t('keys.title')}
      </button>
    </nav>
  );
}

/** How many wait in a view; nothing where none do. */
const COUNTS: Readonly<Partial<Record<ViewId, () => number | undefined>>> = {
  today: () => useRoute('people.queue', {}).data?.people.length,
  feedback: () =>
    useRoute('feedback.list', { filter: { dealtWith: false }, offset: 0, limit: 1 }).data?.total,
};

function ViewCount({ of }: { of: ViewId }) {
  const useCount = COUNTS[of];
  return useCount === undefined ? null : <Count of={of} useCount={useCount} />;
}

function Count({ of, useCount }: { of: ViewId; useCount: () => number | undefined }) {
  const count = useCount();
  return count === undefined || count === 0 ? null : (
    <small class="count" data-testid={`count-${of}`}>
      {count}
    </small>
  );
}
