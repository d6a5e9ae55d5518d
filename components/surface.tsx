import { type ComponentChildren, createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import { LANGUAGES, type Language } from '../lib/domain/base/text';
import type { CardKey } from '../lib/i18n/en/card';
import type { Translate } from '../lib/i18n/translator';

/** What every component may ask of the place that it is shown in. */
export interface Surface {
  readonly language: Language;
  readonly t: Translate<CardKey>;
  /** The reference for all relative times on this surface, epoch ms. */
  readonly now: number;
  /** Takes what a part could not be drawn for. */
  readonly broken: (error: unknown) => void;
}

/** For classes; everything else asks `useSurface`. */
export const SurfaceContext = createContext<Surface>({
  language: LANGUAGES[0],
  t: (key) => key,
  now: 0,
  broken: () => undefined,
});

export interface SurfaceProps {
  language: Language;
  /** The words; those of the card unless a page brings more. */
  words: Translate<CardKey>;
  clock: () => number;
  /** Takes what a part could not be drawn for. */
  onBroken: (error: unknown) => void;
  /** How often "3 min ago" is updated, ms; never by default. */
  tickMs?: number | undefined;
  children: ComponentChildren;
}

/** Gives a tree its language, its words and its time. */
export function SurfaceProvider({
  language,
  words,
  clock,
  onBroken,
  tickMs,
  children,
}: SurfaceProps) {
  const [, tick] = useState(0);
  useEffect(() => {
    if (tickMs === undefined) return;
    const timer = setInterval(() => {
      if (!document.hidden) tick((count) => count + 1);
    }, tickMs);
    return () => clearInterval(timer);
  }, [tickMs]);
  return (
    <SurfaceContext.Provider value={{ language, t: words, now: clock(), broken: onBroken }}>
      {children}
    </SurfaceContext.Provider>
  );
}

export function useSurface(): Surface {
  return useContext(SurfaceContext);
}
