import { useLayoutEffect, useState } from 'preact/hooks';
import { CardPiece } from '../../components/in-page/CardPiece';
import { doubts } from '../../components/in-page/doubts';
import type { Looks } from '../../components/in-page/draw';
import { Focus } from '../../components/in-page/Focus';
import { Ground } from '../../components/in-page/Ground';
import { drawNotices } from '../../components/in-page/notices';
import { PersonCard } from '../../components/in-page/PersonCard';
import { identitiesOf, keyOf, resultOf } from '../../components/in-page/people';
import type { Pieces } from '../../components/in-page/pieces';
import { drawChips } from '../../components/in-page/row-chips';
import { useChosen } from '../../components/in-page/use-chosen';
import { useResults } from '../../components/in-page/use-results';
import { useReader } from '../../lib/bus/lean';
import type { IdentityKey } from '../../lib/domain/identity';
import type { Appearance } from '../../lib/domain/settings';
import type { Snapshot } from '../../lib/sites/site';
import { Company } from './Company';
import { Group } from './Group';

/** Everything of ours in a page of LinkedIn, from one look at it. */
export function Overlay({ snapshot, pieces }: { snapshot: Snapshot; pieces: Pieces }) {
  return (
    <Ground snapshot={snapshot} pieces={pieces} on={({ linkedin }) => linkedin === 'page'}>
      {(appearance, looks) => <Drawn snapshot={snapshot} pieces={pieces} appearance={appearance} looks={looks} />}
    </Ground>
  );
}

interface DrawnProps {
  snapshot: Snapshot;
  pieces: Pieces;
  appearance: Appearance;
  looks: Looks;
}

/** Whoever the page is about, and nobody while it is not sure who that is. */
function Drawn({ snapshot, pieces, appearance, looks }: DrawnProps) {
  const { bus } = useReader();
  const { subject, company, composes } = snapshot;
  const people = subject?.people ?? [];
  const rows = appearance.linkedinSearch ? snapshot.rows : [];
  const all = [...people, ...composes.flatMap((compose) => compose.people), ...rows.flatMap((row) => row.candidates)];
  const results = useResults(identitiesOf(all, null));
  const [picked, pick] = useState<{ subject: string; key: IdentityKey } | null>(null);
  const [only] = people;
  const choice = picked?.subject === subject?.key ? picked : null;
  const focused =
    (people.length === 1 ? only : people.find((each) => choice !== null && keyOf(each) === choice.key)) ?? null;
  const place = subject !== null ? subject.key : company === null ? null : `company ${company.slug}`;
  const about = focused === null ? place : keyOf(focused);
  const result = resultOf(results, focused);
  const [chosen, choose] = useChosen(about);

  // Before the next frame: what was drawn for somebody else must not be seen beside this page.
  useLayoutEffect(() => {
    drawChips(pieces, rows, results, looks);
    drawNotices(pieces, snapshot, results, looks, () => void bus.call('site.elsewhere', {}).catch(() => undefined));
  });

  return (
    <CardPiece
      pieces={pieces}
      site="linkedin"
      looks={looks}
      rtl={snapshot.rtl}
      crowded={false}
      about={about}
      sign={result?.state === 'known' ? result.person : chosen}
    >
      {(means) => {
        if (focused !== null) {
          return (
            <Focus
              who={focused}
              result={result}
              chosen={chosen}
              appearance={appearance}
              means={means}
              doubts={doubts}
              onChoose={choose}
            />
          );
        }
        if (subject !== null) {
          return <Group people={people} results={results} onFocus={(key) => pick({ subject: subject.key, key })} />;
        }
        if (company === null) return null;
        if (chosen === null) return <Company name={company.name} onChoose={choose} />;
        return <PersonCard person={chosen} appearance={appearance} means={means} />;
      }}
    </CardPiece>
  );
}
