import { useEffect, useState } from 'preact/hooks';
import { Boundary } from '../../components/Boundary';
import type { CardKey } from '../../components/i18n/card.en';
import type { Translate } from '../../components/i18n/translator';
import { Shielded } from '../../components/Say';
import { SurfaceProvider } from '../../components/surface';
import { useReader } from '../../lib/bus/lean';
import type { Appearance } from '../../lib/domain/settings';
import type { LookupResult, PersonView } from '../../lib/domain/view';
import type { PlacedPerson } from '../../lib/sites/site';
import { Dock } from './Dock';
import { Focus } from './Focus';
import type { Pieces } from './pieces';

export interface CardPieceProps {
  pieces: Pieces;
  appearance: Appearance;
  say: Translate<CardKey>;
  theme: 'light' | 'dark';
  rtl: boolean;
  /** Whether a window for writing floats over the page, where the card would lie on it. */
  crowded: boolean;
  person: PlacedPerson | null;
  result: LookupResult | undefined;
}

const TICK_MS = 60_000;

/** The docked card. Its root is the one that this tree is rendered into; the host shows itself only when there is somebody. */
export function CardPiece({ pieces, appearance, say, theme, rtl, crowded, person, result }: CardPieceProps) {
  const { bus } = useReader();
  const [collapsed, setCollapsed] = useState(false);
  const [doubted, setDoubted] = useState(false);
  const [chosen, setChosen] = useState<PersonView | null>(null);
  const shown = person?.email !== undefined;
  const known = result?.state === 'known' ? result.person : chosen;

  useEffect(() => pieces.onExpand(() => setCollapsed(false)), [pieces]);
  useEffect(() => setDoubted(false), [person?.email]);
  useEffect(() => setCollapsed(crowded), [crowded]);
  useEffect(() => pieces.showCard(shown, collapsed, rtl), [pieces, shown, collapsed, rtl]);
  if (person?.email === undefined) return null;

  const elsewhere = () => void bus.call('site.openPopup', {}).catch(() => undefined);
  const allowed = (event: Event): boolean => {
    if (pieces.guard.doubt(event) === null) return true;
    setDoubted(true);
    elsewhere();
    return false;
  };
  return (
    <Shielded>
      <SurfaceProvider language={appearance.language} words={say} clock={() => Date.now()} tickMs={TICK_MS}>
        <div class="rv in-page" data-theme={theme} lang={appearance.language}>
          <Dock
            collapsed={collapsed}
            person={known}
            told={doubted ? say('guard.popup') : null}
            onCollapse={setCollapsed}
            onNudge={pieces.nudgeCard}
            onDrawn={(root) => pieces.guard.attend(root)}
          >
            <Boundary>
              <Focus
                label={person.name ?? person.email}
                email={person.email}
                result={result}
                chosen={chosen}
                appearance={appearance}
                allowed={allowed}
                onChoose={setChosen}
                onElsewhere={elsewhere}
              />
            </Boundary>
          </Dock>
        </div>
      </SurfaceProvider>
    </Shielded>
  );
}
