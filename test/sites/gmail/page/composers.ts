import type { Party } from '../model';
import { type Draft, type Editor, makeEditor } from './compose';
import type { Context } from './context';
import { sendLetter } from './mail-flow';
import type { Recipient } from './recipients';
import type { Entry } from './selection';
import type { ThreadView } from './thread-view';

/** The compose windows and the inline reply. */
export interface Composers {
  editors(): readonly Editor[];
  open(draft: Draft): Editor;
  /** Answers the thread on show; undefined without one. */
  reply(): Editor | undefined;
  close(editor: Editor): void;
  send(editor: Editor): void;
  /** Drops the inline reply, whose thread is no longer on show. */
  leaveThread(): void;
}

function addressed(recipients: readonly Recipient[]): Party[] {
  return recipients.flatMap((one) =>
    one.email === undefined ? [] : [{ email: one.email, name: one.name }],
  );
}

function lastSender(context: Context, entry: Entry): Party | undefined {
  const others = entry.thread.messages.filter(
    (message) => message.from.email !== context.mailbox.account.email,
  );
  return others.at(-1)?.from ?? entry.thread.messages.at(-1)?.to[0];
}

/**
 * No editor yet. `moles` holds the windows; `thread` is the one on show; `changed` hears of
 * everything sent.
 */
export function makeComposers(
  context: Context,
  moles: HTMLElement,
  thread: () => ThreadView | undefined,
  changed: () => void,
): Composers {
  let editors: Editor[] = [];
  const actions = { send, close };

  function close(editor: Editor): void {
    editors = editors.filter((one) => one !== editor);
    if (editor.answers) thread()?.setReply(undefined);
    else editor.element.remove();
  }

  function send(editor: Editor): void {
    const { account } = context.mailbox;
    const letter = {
      from: { email: account.email, name: account.name },
      to: addressed(editor.fields.to.recipients()),
      cc: addressed(editor.fields.cc.recipients()),
      bcc: addressed(editor.fields.bcc.recipients()),
      text: editor.body(),
    };
    if (letter.to.length === 0) return;
    const subject = editor.subject() === '' ? '(no subject)' : editor.subject();
    sendLetter(context, letter, subject, editor.answers?.thread, changed);
    close(editor);
    changed();
  }

  return {
    editors: () => editors,
    close,
    send,
    open(draft) {
      const editor = makeEditor(context, draft, actions);
      moles.append(editor.element);
      editors.push(editor);
      return editor;
    },
    reply() {
      const view = thread();
      const open = editors.find((one) => one.answers !== undefined);
      if (!view || open) return open;
      const to = lastSender(context, view.entry);
      const editor = makeEditor(
        context,
        { to: to ? [to] : [], subject: `Re: ${view.entry.thread.subject}`, answers: view.entry },
        actions,
      );
      editors.push(editor);
      view.setReply(editor.element);
      return editor;
    },
    leaveThread() {
      editors = editors.filter((one) => one.answers === undefined);
    },
  };
}
