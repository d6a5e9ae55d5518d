import type { InputOf } from '../bus/contract';
import { visitorsWords } from '../domain/agreement/plain-text';
import { serialiseVisitors } from '../domain/agreement/visitors-schema';
import { withAgreementLock } from './agreement-lock';
import { connectionOwner } from './connection-owner';
import type { Crm, Events, Services, Store } from './services';

/**
 * Keeps the visitors of a month beside the agreement, for everybody; typed again they replace what
 * was typed before.
 * @throws RelevoError if the CRM cannot be reached, or a policy pins the agreement
 */
export function typeVisitors(
  services: Store & Crm & Events & Pick<Services, 'agreementCache' | 'language'>,
  { month, count }: InputOf<'figures.visitors'>,
): Promise<void> {
  return withAgreementLock(services, async ({ put }) => {
    const me = await connectionOwner(services).catch(() => null);
    const note = { month, count, by: me?.name ?? null, at: services.clock() };
    await put({
      text: serialiseVisitors(note),
      words: visitorsWords(note, await services.language()),
      name: `visitors-${month}`,
      authorId: me?.id,
    });
  });
}
