import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useRoute, useSend } from '../../lib/bus/query';
import { Boundary } from '../Boundary';
import { Logo } from '../Logo';
import { usePages } from '../page-context';
import { CredentialBanner } from '../workspace/CredentialBanner';
import { OutboxPane } from '../workspace/OutboxPane';
import { AppearanceSection } from './Appearance';
import { Check } from './Check';
import { Connection } from './Connection';
import { Diagnostics } from './Diagnostics';
import { DemoInbox } from './demo/DemoInbox';
import { Health } from './Health';
import { Import } from './import/Import';
import { Mailboxes } from './Mailboxes';
import { Mapping } from './Mapping';
import { Privacy } from './Privacy';
import { Section } from './Section';
import { PAGES, type PageId, placeAt } from './sections';
import { Welcome } from './Welcome';

/** The options: a page for each part, each with its address. */
export function Options() {
  const { t, shell } = usePages();
  useWelcomed();
  const page = usePage();
  return (
    <div class="options" data-testid="options" data-page={page}>
      <nav class="side" aria-label={t('nav.name')}>
        <p class="brand">
          <Logo size={22} /> Relevo
        </p>
        <ul>
          {PAGES.map((id) => (
            <li key={id}>
              <a
                href={`#${id}`}
                data-testid={`nav-${id}`}
                aria-current={page === id ? 'page' : undefined}
              >
                {t(`nav.${id}`)}
              </a>
            </li>
          ))}
        </ul>
        <button
          type="button"
          class="quiet"
          data-testid="dashboard-open"
          onClick={() => shell.openDashboard('')}
        >
          {t('do.dashboard')}
        </button>
      </nav>
      <main>
        <CredentialBanner />
        <PageShown page={page} />
      </main>
    </div>
  );
}

/** The page that the address names. A new one is scrolled to and takes the focus. */
function usePage(): PageId {
  const [place, setPlace] = useState(() => placeAt(location.hash));
  const first = useRef(true);
  useEffect(() => {
    const heard = () => setPlace(placeAt(location.hash));
    addEventListener('hashchange', heard);
    return () => removeEventListener('hashchange', heard);
  }, []);
  useEffect(() => {
    const isFirst = first.current;
    first.current = false;
    if (isFirst && place.section === place.page) return;
    const section = document.getElementById(place.section);
    section?.focus({ preventScroll: true });
    if (place.section === place.page) globalThis.scrollTo?.(0, 0);
    else section?.scrollIntoView();
  }, [place]);
  return place.page;
}

function PageShown({ page }: { page: PageId }) {
  const { t } = usePages();
  const parts: Partial<Record<PageId, ComponentChildren>> = {
    connection: [<Connection key="connection" />, <Check key="check" />],
    mapping: <Mapping />,
    import: <Import />,
    look: <AppearanceSection />,
    mailboxes: <Mailboxes />,
    privacy: <Privacy />,
    waiting: (
      <Section id="waiting" title={t('nav.waiting')} lead={t('waiting.lead')}>
        <OutboxPane />
      </Section>
    ),
    health: [<Health key="health" />, <Diagnostics key="diagnostics" />],
    demo: <DemoInbox />,
  };
  const shown = parts[page] ?? <Welcome />;
  return (
    <>
      {(Array.isArray(shown) ? shown : [shown]).map((part, index) => (
        <Boundary key={`${page} ${index}`}>{part}</Boundary>
      ))}
    </>
  );
}

/** Remembers that the person has seen what Relevo is for. */
function useWelcomed(): void {
  const settings = useRoute('settings.read', {}).data;
  const changer = useSend('settings.change');
  const unseen = settings?.welcomed === false;
  useEffect(() => {
    if (unseen) void changer.send({ change: { welcomed: true } });
  }, [unseen]);
}
