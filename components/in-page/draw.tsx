import { render, type VNode } from 'preact';
import type { Language } from '../../lib/domain/base/text';
import type { CardKey } from '../../lib/i18n/en/card';
import type { Translate } from '../../lib/i18n/translator';
import type { Host } from '../../lib/sites/page/host';
import { Boundary } from '../Boundary';
import { Shielded } from '../Say';
import { SurfaceProvider } from '../surface';
import type { OverlayHosts } from './overlay-hosts';

/** Language and theme of everything drawn in a page. */
export interface Looks {
  readonly language: Language;
  readonly t: Translate<CardKey>;
  readonly theme: 'light' | 'dark';
  /** Called with the error if a part cannot be drawn. */
  readonly onBroken: (error: unknown) => void;
}

/** Draws a part into a host beside an element of the page. */
export function drawInHost(
  host: Host,
  { language, t, theme, onBroken }: Looks,
  piece: VNode,
): void {
  render(
    <Shielded>
      <SurfaceProvider language={language} words={t} clock={() => Date.now()} onBroken={onBroken}>
        <div class="rv in-page" data-theme={theme} lang={language}>
          <Boundary>{piece}</Boundary>
        </div>
      </SurfaceProvider>
    </Shielded>,
    host.root,
  );
}

/** Removes a part and stops its component tree. */
export function removeHost(hosts: OverlayHosts, name: string): void {
  if (!hosts.sides().includes(name)) return;
  render(null, hosts.side(name).root);
  hosts.drop(name);
}
