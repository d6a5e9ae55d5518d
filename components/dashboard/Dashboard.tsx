import { useEffect, useRef } from 'preact/hooks';
import { useRoute } from '../../lib/bus/query';
import { DASHBOARD } from '../../lib/i18n/dashboard-texts';
import { Boundary } from '../Boundary';
import { FailureBox } from '../FailureBox';
import { Key } from '../Key';
import { Logo } from '../Logo';
import { usePages } from '../page-context';
import { Skeleton } from '../person/Skeleton';
import { CredentialBanner } from '../workspace/CredentialBanner';
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
  useDashboardKeys();
  return (
    <div class="dashboard" data-testid="dashboard">
      <Side view={known} />
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

function Side({ view }: { view: ViewId | null }) {
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
              <Key name={String(index + 1)} />
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
    </nav>
  );
}
