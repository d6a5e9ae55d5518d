import { useEffect } from 'preact/hooks';
import { useRoute, useSend } from '../../lib/bus/query';
import { Boundary } from '../Boundary';
import { Logo } from '../Logo';
import { usePages } from '../page-context';
import { WaitingPane } from '../workspace/OutboxPane';
import { Look } from './Appearance';
import { Check } from './Check';
import { Connection } from './Connection';
import { Diagnostics } from './Diagnostics';
import { Health } from './Health';
import { Import } from './Import';
import { Mapping } from './Mapping';
import { Privacy } from './Privacy';
import { Section } from './Section';
import { SECTIONS } from './sections';
import { Welcome } from './Welcome';

/** The options: a page of sections with anchors. */
export function Options() {
  const { say, shell } = usePages();
  useWelcomed();
  return (
    <div class="options" data-testid="options">
      <nav class="side" aria-label={say('nav.name')}>
        <p class="brand">
          <Logo size={22} /> Relevo
        </p>
        <ul>
          {SECTIONS.map((id) => (
            <li key={id}>
              <a href={`#${id}`} data-testid={`nav-${id}`}>
                {say(`nav.${id}`)}
              </a>
            </li>
          ))}
        </ul>
        <button type="button" class="quiet" data-testid="dashboard-open" onClick={() => shell.openDashboard('')}>
          {say('do.dashboard')}
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
          <Look />
        </Boundary>
        <Boundary>
          <Privacy />
        </Boundary>
        <Section id="waiting" title={say('nav.waiting')} lead={say('waiting.lead')}>
          <Boundary>
            <WaitingPane />
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
