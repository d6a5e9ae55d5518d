import type { InputOf } from '../bus/contract';
import { serialiseCost } from '../domain/agreement/campaign-cost-schema';
import { costWords } from '../domain/agreement/plain-text';
import { sha256 } from '../domain/base/sha256';
import { withAgreementLock } from './agreement-lock';
import { connectionOwner } from './connection-owner';
import type { Crm, Events, Services, Store } from './services';

/**
 * Keeps what a campaign cost in a month beside the agreement, for everybody; typed again it
 * replaces what was typed before.
 * @throws RelevoError if the CRM cannot be reached, or a policy pins the agreement
 */
export function typeCost(
  services: Store & Crm & Events & Pick<Services, 'agreementCache' | 'language'>,
  typed: InputOf<'attribution.cost'>,
): Promise<void> {
  return withAgreementLock(services, async ({ put }) => {
    const me = await connectionOwner(services).catch(() => null);
    const note = { ...typed, by: me?.name ?? null, at: services.clock() };
    await put({
      text: serialiseCost(note),
      words: costWords(note, await services.language()),
      name: `cost-${typed.month}-${sha256(typed.campaign).slice(0, 8)}`,
      authorId: me?.id,
    });
  });
}
