import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { CardKey } from '../../components/i18n/card.en';
import { createTranslator } from '../../components/i18n/translator';
import { useLean, useReader } from '../../lib/bus/lean';
import type { Appearance } from '../../lib/domain/settings';
import type { Words } from '../../lib/domain/text';
import type { LookupResult } from '../../lib/domain/view';
import type { Snapshot } from '../../lib/sites/site';
import { CardPiece } from './CardPiece';
import { chipText } from './chip-text';
import { identitiesOf, keyOf, mergeResults } from './people';
import type { Pieces } from './pieces';
import { drawNotices, drawStrip } from './thread-pieces';

/** Somebody who was still being asked for is asked for again after this, should the word of it have been lost, ms. */
const ASK_AGAIN_MS = 5_000;

/** Everything of ours in the page, from one look at it: one question to the background, and what it draws. */
export function Overlay({ snapshot, pieces }: { snapshot: Snapshot; pieces: Pieces }) {
  const appearance = useLean('site.appearance', {}).data;
  const words = useLean('site.words', {}).data;
  if (appearance === undefined || words === undefined) return null;
  if (!appearance.gmail) return <Nothing pieces={pieces} />;
  return <Drawn snapshot={snapshot} pieces={pieces} appearance={appearance} words={words} />;
}

/** Switched off: whatever was drawn goes at once. */
function Nothing({ pieces }: { pieces: Pieces }) {
  useEffect(() => pieces.clear(), [pieces]);
  return null;
}

interface DrawnProps {
  snapshot: Snapshot;
  pieces: Pieces;
  appearance: Appearance;
  words: Words;
}

function Drawn({ snapshot, pieces, appearance, words }: DrawnProps) {
  const { bus } = useReader();
  const people = identitiesOf(snapshot);
  const answer = useLean('site.lookup', people.length > 0 ? { people } : null);
  const known = useRef<ReadonlyMap<string, LookupResult>>(new Map());
  known.current = mergeResults(known.current, answer.data);
  const results = known.current;
  const [focus, setFocus] = useState<{ thread: string; email: string } | null>(null);
  const { language, chips } = appearance;
  const theme = appearance.theme === 'system' ? (snapshot.dark ? 'dark' : 'light') : appearance.theme;
  const say = useMemo(() => createTranslator<CardKey>(language, words), [language, words]);
  const thread = snapshot.thread;
  // Another message unfolded in the same thread changes nothing; another thread begins with who wrote last in it.
  const focused = thread === null ? null : focus?.thread === thread.id ? focus.email : thread.focus;

  useEffect(() => {
    if (!answer.data?.some((result) => result.state === 'asking')) return;
    const timer = setTimeout(answer.reload, ASK_AGAIN_MS);
    return () => clearTimeout(timer);
  }, [answer.data]);

  useEffect(() => {
    const now = Date.now();
    const about = new Map(snapshot.rows.map((row) => [row.key, row.about?.email]));
    pieces.chips.draw(
      chips ? snapshot.rows.flatMap((row) => (row.place === null ? [] : [{ id: row.key, place: row.place }])) : [],
      (threadId) => {
        const email = about.get(threadId);
        try {
          return email === undefined ? null : chipText(results.get(keyOf(email)), say, language, now);
        } catch {
          // One row without a chip; the others have theirs.
          return null;
        }
      },
      theme === 'dark',
    );
    drawStrip(pieces, snapshot, results, { language, say, theme, focus: focused }, (email) => {
      if (thread !== null) setFocus({ thread: thread.id, email });
      pieces.expand();
    });
    drawNotices(pieces, snapshot, results, { language, say, theme }, () => {
      void bus.call('site.openPopup', {}).catch(() => undefined);
    });
  });

  return (
    <CardPiece
      pieces={pieces}
      appearance={appearance}
      say={say}
      theme={theme}
      rtl={snapshot.rtl}
      crowded={snapshot.composes.some((compose) => !compose.inline)}
      person={thread?.people.find((each) => each.email === focused) ?? null}
      result={focused === null ? undefined : results.get(keyOf(focused))}
    />
  );
}
