import type { Touch, TouchKind } from '../../domain/base/touch';
import { cut } from '../kit/cut';
import type { Domain } from './domain';
import type { CrmMetadata } from './metadata';
import type { Rpc } from './rpc';
import { type Row, rowsSchema } from './schemas';
import { emailsOf, type Person } from './to-contact';

/** The person whose touches are read, with all their records and addresses. */
export interface Subject {
  readonly contactId: string;
  readonly person: Person;
  readonly metadata: CrmMetadata;
}

/** Records of one kind that are read of a person: the newest. */
export const MOST = 5_000;
const PAGE = 500;
const LONGEST_TITLE = 200;

/** The answer of a source; `whole` is false where there is more than was read. */
export interface Part {
  readonly touches: Touch[];
  readonly whole: boolean;
}

/**
 * Reads records page by page, at most `MOST` of them.
 * @returns whether these are all
 * @throws RelevoError
 */
export async function rowsOf(
  rpc: Rpc,
  model: string,
  domain: Domain,
  fields: readonly string[],
  order: string,
  signal: AbortSignal,
): Promise<{ rows: Row[]; whole: boolean }> {
  const rows: Row[] = [];
  while (rows.length < MOST) {
    const args = { domain, fields, order, limit: PAGE, offset: rows.length };
    const page = await rpc.get(
      rowsSchema,
      { model, method: 'search_read', args, priority: 'background' },
      signal,
    );
    rows.push(...page);
    if (page.length < PAGE) return { rows, whole: true };
  }
  return { rows, whole: false };
}

interface Facts {
  readonly id: string;
  readonly kind: TouchKind;
  readonly at: number | null;
  readonly title?: string | null | undefined;
  readonly channel?: string | null | undefined;
  readonly campaign?: { readonly id: number; readonly name: string } | null | undefined;
  readonly by: Touch['by'];
  readonly incoming?: boolean | undefined;
}

/** Returns a touch of a person; none if the record has no time. */
export function touch(
  { contactId }: Subject,
  { id, kind, at, title, channel, campaign, by, incoming }: Facts,
): Touch[] {
  if (at === null) return [];
  const line = (text: string | null | undefined) =>
    text == null || text === '' ? null : cut(text);
  return [
    {
      id,
      contactId,
      kind,
      at,
      title: cut(title ?? '', LONGEST_TITLE),
      channel: line(channel),
      campaign: line(campaign?.name),
      ...(campaign == null ? {} : { campaignId: String(campaign.id) }),
      by,
      ...(incoming === true ? { incoming } : {}),
    },
  ];
}

/** Ids of the leads of a person. */
export const leadIds = ({ person }: Subject) => person.leads.map(({ id }) => id);
/** All addresses of a person. */
export const addresses = ({ person }: Subject) => emailsOf(person);
