import { h, on, volatileId } from '../../page/dom';
import type { Party } from '../model';
import type { Context } from './context';
import { icon } from './icons';

export type Field = 'to' | 'cc' | 'bcc';

/** A recipient; a group has a name and no address. */
export type Recipient = Party | { readonly name: string; readonly email: undefined };

/** One line of recipients, in either of the two forms that Gmail has used. */
export interface RecipientField {
  readonly element: HTMLElement;
  add(recipient: Recipient): void;
  /** By address, or by name for a group. False when there is none. */
  remove(key: string): boolean;
  recipients(): readonly Recipient[];
}

function keyOf(recipient: Recipient): string {
  return recipient.email ?? recipient.name;
}

/** The form since October 2021. */
function chip(recipient: Recipient, remove: () => void): HTMLElement {
  const cross = h('div.afX', { 'aria-hidden': 'true' }, icon('close', 14));
  on(cross, 'click', remove);
  const label = h(
    'div.afZ.af1',
    {},
    h('div.akl', { translate: 'no' }, recipient.name),
    h('div.akk', { translate: 'no' }),
  );
  const card = {
    role: 'option',
    class: 'afV',
    id: volatileId(),
    'peoplekit-id': 'XPtOyb',
    'data-hovercard-id': recipient.email,
    'data-name': recipient.name,
    'aria-selected': 'false',
  };
  const inner = h(
    'div',
    card,
    h('div.afW.WeJhwb', {}, h('div.afT', {}, h('div.af0', {}, label)), h('div.af6', {}, cross)),
    h('div', { 'peoplekit-id': 'QL45qe' }),
  );
  return h(
    'div',
    { draggable: 'true', 'peoplekit-id': 'Svajxe', class: 'agh' },
    h('div', { 'peoplekit-id': 'ubaLBe', class: 'agb' }, inner),
  );
}

/** The form before that, which some accounts kept. */
function oldChip(field: Field, recipient: Recipient, remove: () => void): HTMLElement {
  const cross = h('div.vM', {}, icon('close', 14));
  on(cross, 'click', remove);
  const value =
    recipient.email === undefined ? recipient.name : `${recipient.name} <${recipient.email}>`;
  return h(
    'div.vR',
    {},
    h('span.vN.bfK.a3q', { email: recipient.email }, h('div.vT', {}, recipient.name), cross),
    h('input', { name: field, type: 'hidden', value }),
  );
}

/**
 * A person whose address was typed: known people keep their name, others are called by their
 * address.
 */
function typed(context: Context, written: string): Recipient | undefined {
  const email = written.trim().replace(/[,;]$/, '').toLowerCase();
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) return undefined;
  const people = context.mailbox.threads.flatMap((thread) =>
    thread.messages.map((message) => message.from),
  );
  return people.find((party) => party.email === email) ?? { email, name: email };
}

/**
 * An empty line of recipients. An address and Enter, comma or leaving the field adds one; backspace
 * takes the last away.
 */
export function makeRecipientField(
  context: Context,
  field: Field,
  changed: () => void,
): RecipientField {
  const old = context.options.recipients === 'inputs';
  const shown: { readonly recipient: Recipient; readonly element: HTMLElement }[] = [];
  const input = old
    ? h('textarea.vO', { name: field, rows: '1', role: 'combobox', 'aria-label': field })
    : h('input.agP.aFw', {
        type: 'text',
        role: 'combobox',
        'aria-label': field,
        autocomplete: 'off',
        size: '14',
      });
  const box = old
    ? h('div.wA', {}, input)
    : h('div.afp', { role: 'listbox', 'aria-multiselectable': 'true' }, input);

  function remove(key: string): boolean {
    const index = shown.findIndex((one) => keyOf(one.recipient) === key);
    shown.splice(index, index < 0 ? 0 : 1).forEach((one) => {
      one.element.remove();
    });
    if (index >= 0) changed();
    return index >= 0;
  }

  function add(recipient: Recipient): void {
    if (shown.some((one) => keyOf(one.recipient) === keyOf(recipient))) return;
    const away = (): void => {
      remove(keyOf(recipient));
    };
    const element = old ? oldChip(field, recipient, away) : chip(recipient, away);
    shown.push({ recipient, element });
    input.before(element);
    changed();
  }

  function take(): void {
    if (!(input instanceof HTMLInputElement || input instanceof HTMLTextAreaElement)) return;
    const recipient = typed(context, input.value);
    if (!recipient) return;
    input.value = '';
    add(recipient);
  }

  on(input, 'keydown', (event) => {
    const last = shown.at(-1);
    const empty = 'value' in input && input.value === '';
    if (event.key === 'Backspace' && empty && last) remove(keyOf(last.recipient));
    if (event.key !== 'Enter' && event.key !== ',') return;
    event.preventDefault();
    take();
  });
  on(input, 'blur', take);
  const element = h(
    'tr.bzf',
    {},
    h('td.az3', {}, field === 'to' ? context.words.to : field),
    h('td.eV', {}, h('div.anm', { name: field }, box)),
  );
  return { element, add, remove, recipients: () => shown.map((one) => one.recipient) };
}
