import type { ComponentChildren } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { useLean } from '../../lib/bus/content-query';
import type { OutputOf } from '../../lib/bus/contract';
import type { Appearance } from '../../lib/domain/views/appearance';
import type { CardKey } from '../../lib/i18n/en/card';
import { createTranslator } from '../../lib/i18n/translator';
import type { Snapshot } from '../../lib/sites/site';
import type { Looks } from './draw';
import type { Pieces } from './overlay-hosts';

export interface GroundProps {
  snapshot: Snapshot;
  pieces: Pieces;
  /** Whether the rep wants to see us on this site. */
  on: (appearance: Appearance) => boolean;
  children: (appearance: Appearance, looks: Looks) => ComponentChildren;
}

/** What everything of ours in a page stands on: the settings and the words. Switched off, whatever was drawn goes at once. */
export function Ground(props: GroundProps) {
  const appearance = useLean('site.appearance', {}).data;
  const dress = useLean('site.dress', {}).data;
  if (appearance === undefined || dress === undefined) return null;
  if (!props.on(appearance)) return <Nothing pieces={props.pieces} />;
  return <Dressed {...props} appearance={appearance} dress={dress} />;
}

function Nothing({ pieces }: { pieces: Pieces }) {
  useEffect(() => pieces.clear(), [pieces]);
  return null;
}

type DressedProps = GroundProps & { appearance: Appearance; dress: OutputOf<'site.dress'> };

function Dressed({ snapshot, pieces, appearance, dress, children }: DressedProps) {
  const { language } = appearance;
  const theme = appearance.theme === 'system' ? (snapshot.dark ? 'dark' : 'light') : appearance.theme;
  const say = useMemo(() => createTranslator<CardKey>(language, dress.words), [language, dress]);
  // Before the parts below draw themselves, so that none is ever seen without it.
  useMemo(() => pieces.dress(dress), [pieces, dress]);
  return <>{children(appearance, { language, say, theme })}</>;
}
