import { type Child, h, on } from '../../page/dom';
import type { Context } from './context';
import { icon } from './icons';
import { type Field, makeRecipientField, type Recipient, type RecipientField } from './recipients';
import type { Entry } from './selection';

/** What a compose window starts with. */
export interface Draft {
  readonly to?: readonly Recipient[] | undefined;
  readonly cc?: readonly Recipient[] | undefined;
  readonly bcc?: readonly Recipient[] | undefined;
  readonly subject?: string | undefined;
  /** The thread that is answered; then the editor is inline. */
  readonly answers?: Entry | undefined;
}

/** An open compose window or inline reply. */
export interface Editor {
  readonly id: number;
  readonly element: HTMLElement;
  readonly answers: Entry | undefined;
  readonly fields: Readonly<Record<Field, RecipientField>>;
  subject(): string;
  body(): string;
  write(text: string): void;
}

/** What happens when a person uses the editor's buttons. */
export interface EditorActions {
  send(editor: Editor): void;
  close(editor: Editor): void;
}

let lastCompose = 1277;

function hiddenForm(context: Context, draft: Draft, subject: string): HTMLElement {
  const answered = draft.answers?.thread.id;
  const field = (name: string, value: string): HTMLElement =>
    h('input', { type: 'hidden', name, value });
  return h(
    'form.bAs',
    { enctype: 'multipart/form-data' },
    field('rt', answered === undefined ? '' : `#thread-f:${answered}`),
    field('draft', `#msg-a:r${context.random.between(-9_999_999, -1)}`),
    field('from', context.mailbox.account.email),
    field('subject', subject),
  );
}

function titleBar(context: Context, subject: string, close: () => void): HTMLElement {
  const cross = h(
    'button.Ha',
    { type: 'button', 'aria-label': context.words.close },
    icon('close', 16),
  );
  on(cross, 'click', close);
  return h(
    'div.nH.Hy.aXJ',
    {},
    h('h2.aYF', {}, subject === '' ? context.words.newMessage : subject),
    cross,
  );
}

function toolbar(context: Context, send: () => void, close: () => void): HTMLElement {
  const button = h(
    'div.T-I.J-J5-Ji.aoO.v7.T-I-atl.L3',
    { role: 'button', tabindex: '1' },
    context.words.send,
  );
  const bin = h(
    'div.og.T-I-J3',
    { role: 'button', tabindex: '1', 'aria-label': context.words.delete },
    icon('trash', 18),
  );
  on(button, 'click', send);
  on(bin, 'click', close);
  return h('div.btC', {}, h('div.dC', {}, button), bin);
}

/**
 * An editor: a window (mole) at the foot of the page, or what goes under a message when it answers
 * a thread.
 */
export function makeEditor(context: Context, draft: Draft, actions: EditorActions): Editor {
  lastCompose += 1;
  const id = lastCompose;
  const inline = draft.answers !== undefined;
  const changed = (): void => undefined;
  const fields = {
    to: makeRecipientField(context, 'to', changed),
    cc: makeRecipientField(context, 'cc', changed),
    bcc: makeRecipientField(context, 'bcc', changed),
  };
  const subject = draft.subject ?? '';
  const subjectBox = h('input.aoT', {
    name: 'subjectbox',
    value: subject,
    placeholder: context.words.subject,
    'aria-label': context.words.subject,
    type: inline ? 'hidden' : 'text',
  });
  const body = h(
    'div.Am.aO9.Al.editable.LW-avf',
    { role: 'textbox', contenteditable: 'true', 'aria-multiline': 'true', tabindex: '1' },
    h('div', {}, h('br')),
  );
  const lines: Child[] =
    inline && !draft.cc?.length
      ? [fields.to.element]
      : [fields.to.element, fields.cc.element, fields.bcc.element];
  const element = inline ? h('div.M9') : h('div.no');
  const editor: Editor = {
    id,
    element,
    answers: draft.answers,
    fields,
    subject: () => (subjectBox instanceof HTMLInputElement ? subjectBox.value : subject),
    body: () => body.innerText.trim(),
    write: (words) => body.replaceChildren(h('div', {}, words)),
  };
  const region = h(
    'div.aoI',
    { role: 'region', 'data-compose-id': String(id), 'aria-label': context.words.newMessage },
    h('table.GS', {}, h('tbody', {}, ...lines)),
    hiddenForm(context, draft, subject),
    subjectBox,
    body,
    toolbar(
      context,
      () => actions.send(editor),
      () => actions.close(editor),
    ),
  );
  const bar = titleBar(context, subject, () => actions.close(editor));
  const dialog = { role: 'dialog', 'aria-label': context.words.newMessage };
  element.append(
    inline
      ? region
      : h(
          'div.nH.nn',
          {},
          h('div.nH.Hd', dialog, h('div.nH', {}, bar, h('div.AD', {}, h('div.M9', {}, region)))),
        ),
  );
  for (const field of ['to', 'cc', 'bcc'] as const)
    for (const recipient of draft[field] ?? []) fields[field].add(recipient);
  return editor;
}
