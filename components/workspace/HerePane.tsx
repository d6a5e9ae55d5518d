import { useState } from 'preact/hooks';
import { useRoute } from '../../lib/bus/query';
import { notToContact } from '../../lib/domain/views/not-to-contact';
import type { LookupResult, PersonView } from '../../lib/domain/views/person';
import type { TabView } from '../../lib/domain/views/tab';
import { siteById } from '../../lib/sites/registry';
import { usePages } from '../page-context';
import { Notice } from '../person/Notice';
import { Strip } from '../person/Strip';
import type { Moves } from '../person/use-moves';
import { CompanyPane } from './CompanyPane';
import { HereState } from './HereState';
import { PersonHere } from './PersonHere';

export interface HerePaneProps {
  here: TabView;
  moves: Moves;
  full?: boolean | undefined;
  onOpen: (person: PersonView) => void;
  onReload: () => void;
}

/**
 * Shows the people of the current tab: the one in focus, with the others to switch to; or the
 * contacts at the company of the page.
 */
export function HerePane({ here, moves, full, onOpen, onReload }: HerePaneProps) {
  const { t } = usePages();
  const [chosen, setChosen] = useState<LookupResult['key'] | null>(null);
  const wished = useRoute('tab.wish', {}).data?.contactId;
  const result =
    here.people.find(({ key }) => key === chosen) ??
    here.people.find((one) => one.state === 'known' && one.person.contactId === wished) ??
    focusOf(here);
  if (here.people.length === 0) {
    return here.company === null ? (
      <HereState here={here} />
    ) : (
      <CompanyPane company={here.company} onOpen={onOpen} />
    );
  }
  const labelOf = ({ key }: LookupResult) => here.names[key] ?? key.slice(2);
  return (
    <section data-testid="here" aria-label={t('tab.here')}>
      {here.people.length > 1 && (
        <div class="switch">
          {result === undefined && <p class="soft">{t('strip.name')}</p>}
          <Strip
            people={here.people.map((one) => ({ label: labelOf(one), result: one }))}
            focus={result?.key ?? null}
            compact={result !== undefined}
            onFocus={setChosen}
          />
        </div>
      )}
      {here.writing && (
        <Notice
          people={here.people.flatMap(notToContact)}
          wroteFirst={({ contactId }) =>
            here.people.some(
              (one) =>
                here.answered.includes(one.key) &&
                notToContact(one).some((each) => each.contactId === contactId),
            )
          }
        />
      )}
      {result !== undefined && (
        <PersonHere
          key={result.key}
          result={result}
          label={labelOf(result)}
          moves={moves}
          full={full}
          onReload={onReload}
        />
      )}
    </section>
  );
}

/**
 * Returns the person that the page is about. In a mail, another known person can replace them; in a
 * LinkedIn group conversation only the rep can choose.
 */
function focusOf({ site, people, focus }: TabView): LookupResult | undefined {
  const found = people.find(({ key }) => key === focus);
  if (found !== undefined || siteById(site)?.about === 'people') return found;
  return people.find(({ state }) => state === 'known') ?? people[0];
}
