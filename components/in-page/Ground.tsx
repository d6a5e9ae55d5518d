import type { ComponentChildren } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { OutputOf } from '../../lib/bus/contract';
import { useLean } from '../../lib/bus/lean';
import type { Appearance } from '../../lib/domain/settings';
import type { Snapshot } from '../../lib/sites/site';
import type { CardKey } from '../i18n/card.en';
import { createTranslator } from '../i18n/translator';
import type { Looks } from './draw';
import type { Pieces } from './pieces';

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
