import { useEffect, useState } from 'preact/hooks';
import { CardPiece } from '../../components/in-page/CardPiece';
import type { Looks } from '../../components/in-page/draw';
import { Focus } from '../../components/in-page/Focus';
import { Ground } from '../../components/in-page/Ground';
import { drawNotices } from '../../components/in-page/notices';
import { chosenOf, identitiesOf, keyOf, resultOf } from '../../components/in-page/people';
import type { Pieces } from '../../components/in-page/pieces';
import { drawChips } from '../../components/in-page/row-chips';
import { useChosen } from '../../components/in-page/use-chosen';
import { useResults } from '../../components/in-page/use-results';
import { useReader } from '../../lib/bus/lean';
import type { IdentityKey } from '../../lib/domain/identity';
import type { Appearance } from '../../lib/domain/settings';
import type { Snapshot } from '../../lib/sites/site';
import { drawStrip } from './strip';

/** Everything of ours in the page, from one look at it: one question to the background, and what it draws. */
export function Overlay({ snapshot, pieces }: { snapshot: Snapshot; pieces: Pieces }) {
  return (
    <Ground snapshot={snapshot} pieces={pieces} on={({ gmail }) => gmail}>
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

function Drawn({ snapshot, pieces, appearance, looks }: DrawnProps) {
  const { bus } = useReader();
  const { thread, composes, rows } = snapshot;
  // The thread first, then who is written to, then rows.
  const all = [
    ...(thread?.people ?? []),
    ...composes.flatMap((compose) => compose.people),
    // Of every row first whom it is likeliest about: one question takes no more than so many.
    ...rows.flatMap((row) => row.candidates[0] ?? []),
    ...rows.flatMap((row) => row.candidates.slice(1)),
  ];
  const results = useResults(identitiesOf(all, snapshot.account));
  const [picked, pick] = useState<{ thread: string; key: IdentityKey } | null>(null);
  // Another message unfolded in the same thread changes nothing; another thread begins with who is known in it, else who wrote last.
  const choice = picked?.thread === thread?.id ? picked : null;
  const focused =
    (choice === null ? null : thread?.people.find((each) => keyOf(each) === choice.key)) ??
    chosenOf(results, thread?.candidates ?? []);
  const about = focused === null ? null : keyOf(focused);
  const result = resultOf(results, focused);
  const [chosen, choose] = useChosen(about);

  useEffect(() => {
    drawChips(pieces, appearance.chips ? rows : [], results, looks);
    drawStrip(pieces, snapshot, results, looks, focused, (key) => {
      if (thread !== null) pick({ thread: thread.id, key });
      pieces.expand();
    });
    drawNotices(pieces, snapshot, results, looks, () => void bus.call('site.elsewhere', {}).catch(() => undefined));
  });

  return (
    <CardPiece
      pieces={pieces}
      site="gmail"
      looks={looks}
      rtl={snapshot.rtl}
      crowded={composes.some((compose) => !compose.inline)}
      about={about}
      sign={result?.state === 'known' ? result.person : chosen}
    >
      {(means) =>
        focused && (
          <Focus
            who={focused}
            result={result}
            chosen={chosen}
            appearance={appearance}
            means={means}
            onChoose={choose}
          />
        )
      }
    </CardPiece>
  );
}
