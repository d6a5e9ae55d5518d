import { useLayoutEffect, useState } from 'preact/hooks';
import { CardHost } from '../../components/in-page/CardHost';
import type { Looks } from '../../components/in-page/draw';
import { FocusedPerson } from '../../components/in-page/FocusedPerson';
import { matchPrompts } from '../../components/in-page/match-prompts';
import { drawNotices } from '../../components/in-page/notices';
import { OverlayRoot } from '../../components/in-page/OverlayRoot';
import type { OverlayHosts } from '../../components/in-page/overlay-hosts';
import { PersonCard } from '../../components/in-page/PersonCard';
import { identitiesOf, keyOf, resultOf } from '../../components/in-page/page-people';
import { drawChips } from '../../components/in-page/row-chips';
import { useChosen } from '../../components/in-page/use-chosen';
import { useResults } from '../../components/in-page/use-results';
import { useQueryStore } from '../../lib/bus/content-query';
import type { IdentityKey } from '../../lib/domain/person/identity';
import type { Appearance } from '../../lib/domain/views/appearance';
import type { Snapshot } from '../../lib/sites/site';
import { Company } from './Company';
import { Group } from './Group';

/** Draws everything in a LinkedIn page from one snapshot. */
export function Overlay({ snapshot, hosts }: { snapshot: Snapshot; hosts: OverlayHosts }) {
  return (
    <OverlayRoot snapshot={snapshot} hosts={hosts} on={({ linkedin }) => linkedin === 'page'}>
      {(appearance, looks) => (
        <Drawn snapshot={snapshot} hosts={hosts} appearance={appearance} looks={looks} />
      )}
    </OverlayRoot>
  );
}

interface DrawnProps {
  snapshot: Snapshot;
  hosts: OverlayHosts;
  appearance: Appearance;
  looks: Looks;
}

/** Draws the card of the person that the page is about; nothing while that is uncertain. */
function Drawn({ snapshot, hosts, appearance, looks }: DrawnProps) {
  const { bus } = useQueryStore();
  const { subject, company, composes } = snapshot;
  const people = subject?.people ?? [];
  const rows = appearance.linkedinSearch ? snapshot.rows : [];
  const all = [
    ...people,
    ...composes.flatMap((compose) => compose.people),
    ...rows.flatMap((row) => row.candidates),
  ];
  const results = useResults(identitiesOf(all, null));
  const [picked, pick] = useState<{ subject: string; key: IdentityKey } | null>(null);
  const [only] = people;
  const choice = picked?.subject === subject?.key ? picked : null;
  const focused =
    (people.length === 1
      ? only
      : people.find((each) => choice !== null && keyOf(each) === choice.key)) ?? null;
  const place =
    subject !== null ? subject.key : company === null ? null : `company ${company.slug}`;
  const about = focused === null ? place : keyOf(focused);
  const result = resultOf(results, focused);
  const [chosen, choose] = useChosen(about);

  // Before the next frame, so that the data of the last person is not shown beside the new page.
  useLayoutEffect(() => {
    drawChips(hosts, rows, results, looks);
    drawNotices(hosts, snapshot, results, looks, ({ ticket }) => {
      void bus.call('site.openSurface', { ticket }).catch(() => undefined);
    });
  });

  return (
    <CardHost
      hosts={hosts}
      site="linkedin"
      looks={looks}
      rtl={snapshot.rtl}
      crowded={false}
      about={about}
      sign={result?.state === 'known' ? result.person : chosen}
      asked={result?.state === 'maybe' ? result.candidates[0]?.person.ticket : undefined}
    >
      {(actions) => {
        if (focused !== null) {
          return (
            <FocusedPerson
              who={focused}
              result={result}
              chosen={chosen}
              appearance={appearance}
              actions={actions}
              matchPrompts={matchPrompts}
              onChoose={choose}
            />
          );
        }
        if (subject !== null) {
          return (
            <Group
              people={people}
              results={results}
              onFocus={(key) => pick({ subject: subject.key, key })}
            />
          );
        }
        if (company === null) return null;
        if (chosen === null) return <Company name={company.name} onChoose={choose} />;
        return <PersonCard person={chosen} appearance={appearance} actions={actions} />;
      }}
    </CardHost>
  );
}
