import { legacyId, type Party } from '../model';
import type { Composers } from './composers';
import type { Context } from './context';
import { MOST_RECIPIENTS } from './message-header';
import type { Navigator } from './navigator';
import { LIST_VIEWS } from './route';
import { peopleOf, threadAttributes } from './row-cells';
import type { Entry } from './selection';
import type { ShownMessage } from './thread-view';

/**
 * What is on the screen now, according to the page that drew it: the measure for anyone who reads
 * the screen.
 */
export interface Truth {
  readonly user: string;
  readonly mailbox: string;
  readonly kind: 'list' | 'thread' | 'other';
  readonly rows: readonly {
    readonly legacyThreadId: string | undefined;
    readonly people: readonly string[];
  }[];
  readonly thread:
    | {
        readonly legacyThreadId: string | undefined;
        readonly subject: string;
        /** Everybody but the owner who is in the shown messages. */
        readonly people: readonly string[];
        readonly lastSender: string | undefined;
        readonly messages: readonly {
          readonly legacyId: string | undefined;
          readonly from: string;
          readonly openness: string;
        }[];
      }
    | undefined;
  readonly editors: readonly {
    readonly id: number;
    readonly inline: boolean;
    readonly to: readonly string[];
    readonly cc: readonly string[];
    readonly bcc: readonly string[];
  }[];
  /** Timers that will still change something. */
  readonly pending: number;
}

function rowTruth(context: Context, entry: Entry, mine: string): Truth['rows'][number] {
  const people = peopleOf(entry, mine).map((party) => party.email);
  const { 'data-legacy-thread-id': legacyThreadId } = threadAttributes(context, entry);
  return { legacyThreadId, people: people.filter((email) => email !== mine) };
}

/**
 * The recipients in the page: the line under the sender is cut, the drawer of details is complete.
 */
function readers({ message, details }: ShownMessage): Party[] {
  const { to, cc, bcc } = message;
  return details ? [...to, ...cc, ...bcc] : [...to, ...cc].slice(0, MOST_RECIPIENTS);
}

function threadTruth(navigator: Navigator, mine: string): Truth['thread'] {
  const view = navigator.thread();
  if (!view) return undefined;
  const shown = view.shown().filter(({ openness }) => openness !== 'hidden');
  const people = shown.flatMap((one) =>
    one.openness === 'open' ? [one.message.from, ...readers(one)] : [one.message.from],
  );
  const { id } = view.entry.thread;
  return {
    legacyThreadId: id === undefined ? undefined : legacyId(id),
    subject: view.entry.thread.subject,
    people: [...new Set(people.map((party) => party.email))].filter((email) => email !== mine),
    lastSender: shown.at(-1)?.message.from.email,
    messages: view.shown().map(({ message, openness }) => ({
      legacyId: message.id === undefined ? undefined : legacyId(message.id),
      from: message.from.email,
      openness,
    })),
  };
}

/** Says what is shown. */
export function truthOf(context: Context, navigator: Navigator, composers: Composers): Truth {
  const mine = context.mailbox.account.email;
  const thread = threadTruth(navigator, mine);
  const lists = navigator.screen()?.lists ?? [];
  return {
    user: context.options.delegate?.email ?? mine,
    mailbox: mine,
    kind: thread ? 'thread' : LIST_VIEWS.has(navigator.route().view) ? 'list' : 'other',
    rows: lists.flatMap((list) => list.entries().map((entry) => rowTruth(context, entry, mine))),
    thread,
    editors: composers.editors().map((editor) => {
      const emails = (field: 'to' | 'cc' | 'bcc'): string[] =>
        editor.fields[field].recipients().flatMap((one) => one.email ?? []);
      return {
        id: editor.id,
        inline: editor.answers !== undefined,
        to: emails('to'),
        cc: emails('cc'),
        bcc: emails('bcc'),
      };
    }),
    pending: context.clock.pending(),
  };
}
