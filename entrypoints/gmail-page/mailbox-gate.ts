import { isListed } from '../../lib/domain/person/address-list';
import type { MailboxView } from '../../lib/domain/views/mailbox';
import { gmailWith } from '../../lib/sites/gmail';
import type { PersonOnPage, Site, Snapshot } from '../../lib/sites/site';

/** The Gmail adapter without people until the rep says yes to the mailbox on the screen. */
export interface MailboxGate {
  readonly site: Site;
  /**
   * The mailbox of the last look; empty in a window that shows a thread alone and names none, null
   * where the page does not say, or contradicts itself.
   */
  named(): string | null;
  /**
   * Takes what is decided of the mailbox that was named.
   * @returns whether the page has to be looked at again
   */
  take(named: string | null, view: MailboxView | null): boolean;
}

/** One place for the rule: what is not in a look is neither drawn, nor looked up, nor sent. */
export function createMailboxGate(): MailboxGate {
  let named: string | null = null;
  let told: { readonly named: string; readonly view: MailboxView } | null = null;
  const gmail = gmailWith({
    aliases: () => told?.view.own ?? [],
    isOurs: (domain) => told?.view.colleagues.includes(domain) ?? false,
  });
  return {
    site: {
      ...gmail,
      read(document, url) {
        const seen = gmail.read(document, url);
        named = seen.unsure ? null : (seen.account ?? (seen.page === 'popout' ? '' : null));
        if (told === null || told.named !== named)
          return { ...seen, rows: [], thread: null, composes: [], health: [] };
        return without(seen, told.view);
      },
    },
    named: () => named,
    take(now, view) {
      const next = now === null || view?.use !== 'yes' ? null : { named: now, view };
      const isNews = JSON.stringify(next) !== JSON.stringify(told);
      told = next;
      return isNews;
    },
  };
}

/** A look without those who are never asked about. */
function without(seen: Snapshot, { address, never }: MailboxView): Snapshot {
  const asked = <Person extends PersonOnPage>(people: readonly Person[]) =>
    people.filter(({ email = '' }) => !isListed(email, never));
  const fewer = <Part extends Pick<Snapshot['rows'][number], 'people' | 'candidates'>>(
    part: Part,
  ): Part => ({ ...part, people: asked(part.people), candidates: asked(part.candidates) });
  return {
    ...seen,
    account: address,
    rows: seen.rows.map(fewer),
    thread: seen.thread && fewer(seen.thread),
    composes: seen.composes.map((compose) => ({ ...compose, people: asked(compose.people) })),
  };
}
