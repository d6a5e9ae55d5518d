import type { QueryClient } from '@tanstack/preact-query';
import { type ComponentChildren, createContext } from 'preact';
import { useContext, useEffect, useMemo } from 'preact/hooks';
import type { Bus } from '../lib/bus/client';
import { BusProvider, useRoute } from '../lib/bus/query';
import type { Language } from '../lib/domain/base/text';
import type { Appearance } from '../lib/domain/views/appearance';
import { type PagesKey, pagesWords } from '../lib/i18n/page-translator';
import type { Translate } from '../lib/i18n/translator';
import { Boundary } from './Boundary';
import { reportBroken } from './report-broken';
import type { Shell } from './shell';
import { SurfaceProvider } from './surface';

/** What the components of our own pages may ask for. */
export interface Pages {
  readonly t: Translate<PagesKey>;
  readonly language: Language;
  readonly shell: Shell;
  /** Undefined until the background has answered. */
  readonly appearance: Appearance | undefined;
  /** What was typed and not sent yet, as long as the page stands. */
  readonly drafts: Map<string, string>;
}

const PagesContext = createContext<Pages | null>(null);

const TICK_MS = 30_000;

export interface PagesProps {
  bus: Bus;
  client: QueryClient;
  shell: Shell;
  /** Spoken until the background has answered. */
  browserLanguage: Language;
  /** Element that carries language and theme: the page's root. */
  root: HTMLElement;
  children: ComponentChildren;
}

/** Ground of each of our own pages: bus, words, time, theme. */
export function PagesProvider({ bus, client, ...rest }: PagesProps) {
  const onBroken = useMemo(() => reportBroken(bus), [bus]);
  return (
    <BusProvider bus={bus} client={client}>
      <Dressed {...rest} onBroken={onBroken} />
    </BusProvider>
  );
}

interface DressedProps extends Omit<PagesProps, 'bus' | 'client'> {
  onBroken: (error: unknown) => void;
}

function Dressed({ shell, browserLanguage, root, onBroken, children }: DressedProps) {
  const appearance = useRoute('site.appearance', {}).data;
  const language = appearance?.language ?? browserLanguage;
  const t = useMemo(() => pagesWords(language), [language]);
  useEffect(() => {
    root.lang = language;
    root.dataset.theme = appearance?.theme ?? 'system';
  }, [root, language, appearance?.theme]);
  const drafts = useMemo(() => new Map<string, string>(), []);
  const pages = useMemo(
    () => ({ t, language, shell, appearance, drafts }),
    [t, language, shell, appearance, drafts],
  );
  return (
    <PagesContext.Provider value={pages}>
      <SurfaceProvider
        language={language}
        words={t}
        clock={shell.clock}
        onBroken={onBroken}
        tickMs={TICK_MS}
      >
        <Boundary>{children}</Boundary>
      </SurfaceProvider>
    </PagesContext.Provider>
  );
}

/** @throws Error outside a `PagesProvider`, which is a mistake of ours. */
export function usePages(): Pages {
  const pages = useContext(PagesContext);
  if (pages === null) throw new Error('no PagesProvider above');
  return pages;
}
