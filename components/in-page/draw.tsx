import { render, type VNode } from 'preact';
import type { Language } from '../../lib/domain/base/text';
import type { CardKey } from '../../lib/i18n/en/card';
import type { Translate } from '../../lib/i18n/translator';
import type { Host } from '../../lib/sites/page/host';
import { Boundary } from '../Boundary';
import { Shielded } from '../Say';
import { SurfaceProvider } from '../surface';
import type { Pieces } from './overlay-hosts';

/** How what stands in a page speaks and looks. */
export interface Looks {
  readonly language: Language;
  readonly say: Translate<CardKey>;
  readonly theme: 'light' | 'dark';
}

/** Draws a piece into a host beside something of the page's. */
export function drawPiece(host: Host, { language, say, theme }: Looks, piece: VNode): void {
  render(
    <Shielded>
      <SurfaceProvider language={language} words={say} clock={() => Date.now()}>
        <div class="rv in-page" data-theme={theme} lang={language}>
          <Boundary>{piece}</Boundary>
        </div>
      </SurfaceProvider>
    </Shielded>,
    host.root,
  );
}

/** Takes a piece away, and with it what its tree still listens to. */
export function dropPiece(pieces: Pieces, name: string): void {
  if (!pieces.sides().includes(name)) return;
  render(null, pieces.side(name).root);
  pieces.drop(name);
}
