import type { ComponentChildren } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { useContentQuery, useQueryStore } from '../../lib/bus/content-query';
import type { OutputOf } from '../../lib/bus/contract';
import type { Appearance } from '../../lib/domain/views/appearance';
import type { CardKey } from '../../lib/i18n/en/card';
import { createTranslator } from '../../lib/i18n/translator';
import type { Snapshot } from '../../lib/sites/site';
import { reportBroken } from '../report-broken';
import type { Looks } from './draw';
import type { OverlayHosts } from './overlay-hosts';

export interface OverlayRootProps {
  snapshot: Snapshot;
  hosts: OverlayHosts;
  /** The mailbox that the page shows; null while it does not say, undefined where there is none. */
  mailbox?: string | null | undefined;
  /** Whether Relevo is switched on for this site. */
  on: (appearance: Appearance) => boolean;
  children: (appearance: Appearance, looks: Looks) => ComponentChildren;
}

/**
 * Provides settings and texts to everything that Relevo draws in a page. If the site is switched
 * off, removes everything at once.
 */
export function OverlayRoot(props: OverlayRootProps) {
  const appearance = useAppearance(props.mailbox);
  const dress = useContentQuery('site.assets', {}).data;
  if (props.mailbox === null) return <Nothing hosts={props.hosts} />;
  if (appearance === undefined || dress === undefined) return null;
  if (!props.on(appearance)) return <Nothing hosts={props.hosts} />;
  return <Dressed {...props} appearance={appearance} dress={dress} />;
}

/** What a script needs to draw itself, in the mailbox that the page shows. */
export function useAppearance(mailbox?: string | null): Appearance | undefined {
  const input = mailbox === null ? null : mailbox === undefined ? {} : { mailbox };
  return useContentQuery('site.appearance', input).data;
}

function Nothing({ hosts }: { hosts: OverlayHosts }) {
  useEffect(() => hosts.clear(), [hosts]);
  return null;
}

type DressedProps = OverlayRootProps & { appearance: Appearance; dress: OutputOf<'site.assets'> };

function Dressed({ snapshot, hosts, appearance, dress, children }: DressedProps) {
  const { language } = appearance;
  const theme =
    appearance.theme === 'system' ? (snapshot.dark ? 'dark' : 'light') : appearance.theme;
  const t = useMemo(() => createTranslator<CardKey>(language, dress.words), [language, dress]);
  const { bus } = useQueryStore();
  const onBroken = useMemo(() => reportBroken(bus), [bus]);
  // Sets the styles before the parts below render, so that none is shown without them.
  useMemo(() => hosts.dress(dress), [hosts, dress]);
  return <>{children(appearance, { language, t, theme, onBroken })}</>;
}
