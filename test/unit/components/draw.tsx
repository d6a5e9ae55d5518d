import { render } from '@testing-library/preact';
import type { ComponentChildren } from 'preact';
import { vi } from 'vitest';
import { PagesProvider } from '../../../components/page-context';
import type { Shell } from '../../../components/shell';
import { SurfaceProvider } from '../../../components/surface';
import { createQueryClient } from '../../../lib/bus/query';
import type { Language } from '../../../lib/domain/base/text';
import { cardWords } from '../../../lib/i18n/card-translator';
import type { FakeBus } from './fake-bus';
import { NOW } from './people';

/** Draws a piece with the words of the card alone, as a content script does. */
export function drawPiece(piece: ComponentChildren, language: Language = 'en') {
  return render(
    <SurfaceProvider
      language={language}
      words={cardWords(language)}
      clock={() => NOW}
      onBroken={vi.fn()}
    >
      {piece}
    </SurfaceProvider>,
  );
}

/** A shell that counts ids and remembers what it was asked; its clock is `time.now`. */
function testShell(): { shell: Shell; time: { now: number } } {
  const time = { now: NOW };
  let count = 0;
  const shell: Shell = {
    clock: () => time.now,
    newId: () => {
      count += 1;
      return `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`;
    },
    openTab: vi.fn(),
    openOptions: vi.fn(),
    openDashboard: vi.fn(),
    reloadTab: vi.fn(),
    requestNotifications: vi.fn(async () => true),
    requestHost: vi.fn(async () => true),
    copy: vi.fn(async () => undefined),
    save: vi.fn(),
    print: vi.fn(),
  };
  return { shell, time };
}

/** Draws a page of ours over a bus in memory. */
export function drawPage(bus: FakeBus, page: ComponentChildren, language: Language = 'en') {
  const { shell, time } = testShell();
  const view = render(
    <PagesProvider
      bus={bus}
      client={createQueryClient()}
      shell={shell}
      browserLanguage={language}
      root={document.documentElement}
    >
      {page}
    </PagesProvider>,
  );
  return { ...view, shell, time };
}
