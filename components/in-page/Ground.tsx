import type { ComponentChildren } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { useLean } from '../../lib/bus/lean';
import type { Appearance } from '../../lib/domain/settings';
import type { Words } from '../../lib/domain/text';
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
  const words = useLean('site.words', {}).data;
  if (appearance === undefined || words === undefined) return null;
  if (!props.on(appearance)) return <Nothing pieces={props.pieces} />;
  return <Dressed {...props} appearance={appearance} words={words} />;
}

function Nothing({ pieces }: { pieces: Pieces }) {
  useEffect(() => pieces.clear(), [pieces]);
  return null;
}

function Dressed({ snapshot, appearance, words, children }: GroundProps & { appearance: Appearance; words: Words }) {
  const { language } = appearance;
  const theme = appearance.theme === 'system' ? (snapshot.dark ? 'dark' : 'light') : appearance.theme;
  const say = useMemo(() => createTranslator<CardKey>(language, words), [language, words]);
  return <>{children(appearance, { language, say, theme })}</>;
}
