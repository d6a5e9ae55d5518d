import { useEffect, useState } from 'preact/hooks';
import { useQueryStore } from '../../lib/bus/content-query';
import type { IdentityKey } from '../../lib/domain/person/identity';
import type { Appearance } from '../../lib/domain/views/appearance';
import type { SiteLayout } from '../../lib/sites/definition';
import type { Snapshot } from '../../lib/sites/site';
import { CardHost } from './CardHost';
import type { Looks } from './draw';
import { FocusedPerson } from './FocusedPerson';
import type { MailboxPart } from './mailbox-part';
import type { MatchPrompts } from './match-prompts';
import { drawNotices } from './notices';
import { OverlayRoot, useAppearance } from './OverlayRoot';
import type { OverlayHosts } from './overlay-hosts';
import type { PagePeople } from './PagePeople';
import { chosenOf, identitiesOf, keyOf, resultOf } from './page-people';
import { drawChips } from './row-chips';
import type { drawStrip } from './strip';
import { useChosen } from './use-chosen';
import { useResults } from './use-results';

/** What only some sites need, handed in so that the script of another one does not carry it. */
export interface SiteParts {
  /** The people of a thread, beside its subject. */
  readonly drawStrip?: typeof drawStrip;
  /** Where not everybody is known by an address. */
  readonly matchPrompts?: MatchPrompts;
  /** Where Relevo is used only in mailboxes that the rep has said yes to. */
  readonly mailbox?: MailboxPart;
  /** Where a page may be about several people, or about a company. */
  readonly PagePeople?: typeof PagePeople;
  /**
   * When the parts beside the page's own are drawn: after the frame unless `useLayoutEffect` is
   * given, so that a part drawn for another person is never seen beside a new page.
   */
  readonly useDraw?: typeof useEffect;
}

export interface SiteOverlayProps {
  snapshot: Snapshot;
  hosts: OverlayHosts;
  layout: SiteLayout;
  parts: SiteParts;
  /** Reads the page again. */
  look: () => void;
}

/**
 * Everything of ours in a page of a site, from one look at it: one question to the background, and
 * what it draws.
 */
export function SiteOverlay(props: SiteOverlayProps) {
  const { snapshot, hosts, layout, parts, look } = props;
  // Undefined on a site without mailboxes.
  const named = parts.mailbox?.gate.named();
  const mailbox = useAppearance(named)?.mailbox ?? null;
  useEffect(() => {
    if (named !== undefined && parts.mailbox?.gate.take(named, mailbox)) look();
  }, [named, mailbox]);
  const mayAsk = parts.mailbox === undefined || (mailbox !== null && mailbox.use !== 'no');
  return (
    <OverlayRoot
      snapshot={snapshot}
      hosts={hosts}
      mailbox={named}
      on={({ sites }) => sites[layout.id] === 'page' && mayAsk}
    >
      {(appearance, looks) =>
        parts.mailbox !== undefined && mailbox?.use === 'unasked' ? (
          <parts.mailbox.Question
            site={layout.id}
            {...{ hosts, mailbox, looks }}
            rtl={snapshot.rtl}
          />
        ) : (
          <Drawn {...props} appearance={appearance} looks={looks} />
        )
      }
    </OverlayRoot>
  );
}

type DrawnProps = SiteOverlayProps & { appearance: Appearance; looks: Looks };

function Drawn({ snapshot, hosts, layout, parts, appearance, looks }: DrawnProps) {
  const { bus } = useQueryStore();
  const { thread, subject, company, composes } = snapshot;
  const { drawStrip, matchPrompts, PagePeople, useDraw = useEffect } = parts;
  const people = subject?.people ?? thread?.people ?? [];
  const rows = appearance[layout.chips] ? snapshot.rows : [];
  const results = useResults(
    identitiesOf(
      [
        ...people,
        // Who is written to comes before rows.
        ...composes.flatMap((compose) => compose.people),
        // The likeliest person of every row comes first: one question takes a limited number.
        ...rows.flatMap((row) => row.candidates[0] ?? []),
        ...rows.flatMap((row) => row.candidates.slice(1)),
      ],
      snapshot.account,
    ),
    snapshot.account ?? undefined,
  );
  const [picked, pick] = useState<{ place: string; key: IdentityKey } | null>(null);
  const place = subject?.key ?? thread?.id ?? null;
  const focus = (key: IdentityKey) => {
    if (place !== null) pick({ place, key });
  };
  // Another message unfolded in the same thread changes nothing. Until the rep picks: of a thread
  // who is known in it, else who wrote last; none where the page is about several people.
  const focused =
    (picked?.place === place ? people.find((each) => keyOf(each) === picked.key) : null) ??
    (subject !== null && people.length > 1
      ? null
      : chosenOf(results, subject === null ? (thread?.candidates ?? []) : people));
  const about =
    focused !== null
      ? keyOf(focused)
      : (subject?.key ?? (company === null ? null : `company ${company.slug}`));
  const result = resultOf(results, focused);
  const [chosen, choose] = useChosen(about);

  useDraw(() => {
    drawChips(hosts, rows, results, looks);
    drawStrip?.(hosts, snapshot, results, looks, focused, (key) => {
      focus(key);
      hosts.expand();
    });
    drawNotices(hosts, snapshot, results, looks, ({ ticket }) => {
      void bus.call('site.openSurface', { ticket }).catch(() => undefined);
    });
  });

  return (
    <CardHost
      hosts={hosts}
      site={layout.id}
      looks={looks}
      rtl={snapshot.rtl}
      crowded={layout.makesRoom && composes.some((compose) => !compose.inline)}
      about={about}
      sign={result?.state === 'known' ? result.person : chosen}
      asked={result?.state === 'maybe' ? result.candidates[0]?.person.ticket : undefined}
    >
      {(actions) =>
        focused !== null ? (
          <FocusedPerson
            who={focused}
            result={result}
            chosen={chosen}
            appearance={appearance}
            actions={actions}
            matchPrompts={matchPrompts}
            onChoose={choose}
          />
        ) : (
          PagePeople && (
            <PagePeople
              {...{ snapshot, results, chosen, appearance, actions }}
              onFocus={focus}
              onChoose={choose}
            />
          )
        )
      }
    </CardHost>
  );
}
