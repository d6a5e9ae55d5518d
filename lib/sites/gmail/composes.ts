import { normaliseEmail } from '../../domain/person/identity';
import { isVisible } from '../finder';
import type { OpenCompose, PersonRole, PlacedPerson } from '../site';
import type { Account } from './account';
import type { Finder } from './find';
import { onceEach, personAt, sorted } from './people';

const FIELDS = ['to', 'cc', 'bcc'] as const;

/** Returns all visible compose windows and replies, with their recipients. */
export function readComposes(document: Document, account: Account, finder: Finder): OpenCompose[] {
  const nodes = finder.all(document, 'compose', isVisible);
  const outermost = nodes.filter(
    (node) => !nodes.some((other) => other !== node && other.contains(node)),
  );
  return outermost.map((node, index) => {
    const inline = finder.within(node, 'inlineReply');
    const id = node.getAttribute('data-compose-id') || node.id || `compose-${index}`;
    return {
      id,
      anchor: node,
      inline,
      answers: inline || isReply(node),
      people: sorted(readRecipients(node, finder), account),
    };
  });
}

/** Whether a window of its own holds a reply, by the usual beginnings of its subject. */
function isReply(compose: Element): boolean {
  const box = compose.querySelector('input[name="subjectbox"]');
  const text = box && 'value' in box ? String(box.value) : '';
  return /^\s*(re|aw|sv|vs|rv|ynt|antw)\s*:/i.test(text);
}

function readRecipients(compose: Element, finder: Finder): PlacedPerson[] {
  const chips = finder.all(compose, 'field').flatMap((field) => {
    const role = FIELDS.find((each) => each === field.getAttribute('name'));
    if (role === undefined || field.matches('input')) return [];
    return finder.all(field, 'chip').flatMap((chip) => personAt(chip, role, 'compose-chip') ?? []);
  });
  const people =
    chips.length > 0 ? chips : finder.all(compose, 'hiddenRecipient').flatMap(hiddenPerson);
  return FIELDS.flatMap((role) => onceEach(people.filter((person) => person.role === role)));
}

const LONGEST_VALUE = 1000;

/** Parses `"Ana López" <ana@acme.example>`, or an address alone. */
function hiddenPerson(input: Element): PlacedPerson[] {
  const role = FIELDS.find((each) => each === input.getAttribute('name'));
  const value = (input.getAttribute('value') ?? '').slice(0, LONGEST_VALUE);
  const [, quoted = '', inner] = /^\s*"?(.*?)"?\s*<([^<>]+)>\s*$/.exec(value) ?? [];
  const email = normaliseEmail(inner ?? value);
  if (role === undefined || email === null) return [];
  const as: PersonRole = role;
  return [
    {
      role: as,
      email,
      ...(quoted === '' ? {} : { name: quoted }),
      evidence: ['compose-hidden'],
      anchor: input,
    },
  ];
}
