import { useEffect } from 'preact/hooks';
import { useRoute, useSend } from '../../lib/bus/query';
import { Boundary } from '../Boundary';
import { Logo } from '../Logo';
import { usePages } from '../page-context';
import { OutboxPane } from '../workspace/OutboxPane';
import { AppearanceSection } from './Appearance';
import { Check } from './Check';
import { Connection } from './Connection';
import { Diagnostics } from './Diagnostics';
import { Health } from './Health';
import { Import } from './import/Import';
import { Mailboxes } from './Mailboxes';
import { Mapping } from './Mapping';
import { Privacy } from './Privacy';
import { Section } from './Section';
import { SECTIONS } from './sections';
import { Welcome } from './Welcome';

/** The options: a page of sections with anchors. */
export function Options() {
  const { t, shell } = usePages();
  useWelcomed();
  return (
    <div class="options" data-testid="options">
      <nav class="side" aria-label={t('nav.name')}>
        <p class="brand">
          <Logo size={22} /> Relevo
        </p>
        <ul>
          {SECTIONS.map((id) => (
            <li key={id}>
              <a href={`#${id}`} data-testid={`nav-${id}`}>
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
        <Boundary>
          <Welcome />
        </Boundary>
        <Boundary>
          <Connection />
        </Boundary>
        <Boundary>
          <Check />
        </Boundary>
        <Boundary>
          <Mapping />
        </Boundary>
        <Boundary>
          <Import />
        </Boundary>
        <Boundary>
          <AppearanceSection />
        </Boundary>
        <Boundary>
          <Mailboxes />
        </Boundary>
        <Boundary>
          <Privacy />
        </Boundary>
        <Section id="waiting" title={t('nav.waiting')} lead={t('waiting.lead')}>
          <Boundary>
            <OutboxPane />
          </Boundary>
        </Section>
        <Boundary>
          <Health />
        </Boundary>
        <Boundary>
          <Diagnostics />
        </Boundary>
      </main>
    </div>
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
