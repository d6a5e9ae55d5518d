import { useEffect, useState } from 'preact/hooks';
import { CardHost } from '../../components/in-page/CardHost';
import type { Looks } from '../../components/in-page/draw';
import { FocusedPerson } from '../../components/in-page/FocusedPerson';
import { drawNotices } from '../../components/in-page/notices';
import { OverlayRoot, useAppearance } from '../../components/in-page/OverlayRoot';
import type { OverlayHosts } from '../../components/in-page/overlay-hosts';
import { chosenOf, identitiesOf, keyOf, resultOf } from '../../components/in-page/page-people';
import { drawChips } from '../../components/in-page/row-chips';
import { useChosen } from '../../components/in-page/use-chosen';
import { useResults } from '../../components/in-page/use-results';
import { useQueryStore } from '../../lib/bus/content-query';
import type { IdentityKey } from '../../lib/domain/person/identity';
import type { Appearance } from '../../lib/domain/views/appearance';
import type { Snapshot } from '../../lib/sites/site';
import { MailboxQuestion } from './MailboxQuestion';
import type { MailboxGate } from './mailbox-gate';
import { drawStrip } from './strip';

export interface OverlayProps {
  snapshot: Snapshot;
  hosts: OverlayHosts;
  gate: MailboxGate;
  /** Looks at the page again. */
  look: () => void;
}

/**
 * Everything of ours in the page, from one look at it: one question to the background, and what it
 * draws; before that, whether it may.
 */
export function Overlay({ snapshot, hosts, gate, look }: OverlayProps) {
  const named = gate.named();
  const mailbox = useAppearance(named)?.mailbox ?? null;
  useEffect(() => {
    if (gate.take(named, mailbox)) look();
  }, [named, mailbox]);
  return (
    <OverlayRoot
      snapshot={snapshot}
      hosts={hosts}
      mailbox={named}
      on={({ gmail }) => gmail && mailbox !== null && mailbox.use !== 'no'}
    >
      {(appearance, looks) =>
        mailbox?.use === 'unasked' ? (
          <MailboxQuestion {...{ hosts, mailbox, looks }} rtl={snapshot.rtl} />
        ) : (
          <Drawn {...{ snapshot, hosts, appearance, looks }} />
        )
      }
    </OverlayRoot>
  );
}

interface DrawnProps {
  snapshot: Snapshot;
  hosts: OverlayHosts;
  appearance: Appearance;
  looks: Looks;
}

function Drawn({ snapshot, hosts, appearance, looks }: DrawnProps) {
  const { bus } = useQueryStore();
  const { thread, composes, rows } = snapshot;
  // The thread first, then who is written to, then rows.
  const all = [
    ...(thread?.people ?? []),
    ...composes.flatMap((compose) => compose.people),
    // Of every row first whom it is likeliest about: one question takes no more than so many.
    ...rows.flatMap((row) => row.candidates[0] ?? []),
    ...rows.flatMap((row) => row.candidates.slice(1)),
  ];
  const { account } = snapshot;
  const results = useResults(identitiesOf(all, account), account ?? undefined);
  const [picked, pick] = useState<{ thread: string; key: IdentityKey } | null>(null);
  // Another message unfolded in the same thread changes nothing; another thread begins with who is
  // known in it, else who wrote last.
  const choice = picked?.thread === thread?.id ? picked : null;
  const focused =
    (choice === null ? null : thread?.people.find((each) => keyOf(each) === choice.key)) ??
    chosenOf(results, thread?.candidates ?? []);
  const about = focused === null ? null : keyOf(focused);
  const result = resultOf(results, focused);
  const [chosen, choose] = useChosen(about);

  useEffect(() => {
    drawChips(hosts, appearance.chips ? rows : [], results, looks);
    drawStrip(hosts, snapshot, results, looks, focused, (key) => {
      if (thread !== null) pick({ thread: thread.id, key });
      hosts.expand();
    });
    drawNotices(hosts, snapshot, results, looks, ({ ticket }) => {
      void bus.call('site.openSurface', { ticket }).catch(() => undefined);
    });
  });

  return (
    <CardHost
      hosts={hosts}
      site="gmail"
      looks={looks}
      rtl={snapshot.rtl}
      crowded={composes.some((compose) => !compose.inline)}
      about={about}
      sign={result?.state === 'known' ? result.person : chosen}
    >
      {(actions) =>
        focused && (
          <FocusedPerson
            who={focused}
            result={result}
            chosen={chosen}
            appearance={appearance}
            actions={actions}
            onChoose={choose}
          />
        )
      }
    </CardHost>
  );
}
