import { decimalId, localId, urlId } from '../ids';
import type { Message, Party, Thread } from '../model';
import type { Context } from './context';

/** A message to write or to receive. */
export interface Letter {
  readonly from: Party;
  readonly to: readonly Party[];
  readonly cc?: readonly Party[] | undefined;
  readonly bcc?: readonly Party[] | undefined;
  readonly text: string;
}

function messageFrom(context: Context, letter: Letter, id: string | undefined): Message {
  return {
    id,
    localId: localId(context.random),
    from: letter.from,
    to: letter.to,
    cc: letter.cc ?? [],
    bcc: letter.bcc ?? [],
    at: Date.now(),
    text: letter.text.split('\n'),
    traps: [],
    quoted: undefined,
    draft: false,
  };
}

/** Mail from outside: a new thread, or one more message in a thread that is there. */
export function receive(
  context: Context,
  letter: Letter & { readonly subject: string; readonly thread?: Thread | undefined },
): Thread {
  const message = messageFrom(context, letter, decimalId(Date.now(), context.random));
  if (letter.thread) {
    letter.thread.messages.push(message);
    letter.thread.unread = true;
    letter.thread.folder = 'inbox';
    return letter.thread;
  }
  const thread = newThread(context, letter.subject, message, 'inbox');
  thread.unread = true;
  return thread;
}

function newThread(
  context: Context,
  subject: string,
  message: Message,
  folder: Thread['folder'],
): Thread {
  const ids = { id: message.id, localId: localId(context.random), urlId: urlId(context.random) };
  const thread: Thread = {
    ...ids,
    subject,
    messages: [message],
    labels: [],
    category: 'primary',
    folder,
    unread: false,
    starred: false,
    important: false,
  };
  context.mailbox.threads.unshift(thread);
  return thread;
}

/**
 * Sends from here: an answer in `thread`, or a new one. The ids of the server come later, so that
 * for a while there is no legacy id, and a new thread changes its id.
 */
export function sendLetter(
  context: Context,
  letter: Letter,
  subject: string,
  thread: Thread | undefined,
  changed: () => void,
): Thread {
  const message = messageFrom(context, letter, undefined);
  const target = thread ?? newThread(context, subject, message, 'archive');
  if (thread) {
    thread.messages.splice(
      0,
      thread.messages.length,
      ...thread.messages.filter((one) => !one.draft),
      message,
    );
  }
  context.clock.later(context.options.idDelay, () => {
    message.id = decimalId(message.at, context.random);
    target.id ??= message.id;
    changed();
  });
  return target;
}
