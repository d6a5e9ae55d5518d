import type { InputOf } from '../bus/contract';
import { agreementDigest } from '../domain/agreement/canonical';
import { withdrawalWords } from '../domain/agreement/plain-text';
import { signAgreement, standingOf, validSignatures } from '../domain/agreement/sign';
import { serialiseWithdrawal } from '../domain/agreement/withdrawal-schema';
import type { Agreement } from '../domain/base/agreement-model';
import { RelevoError } from '../domain/base/failure';
import { withAgreementLock } from './agreement-lock';
import { connectionOwner } from './connection-owner';
import type { Crm, Events, Services, Store } from './services';
import { documentOf } from './team-agreement';

/**
 * Signs a version as the owner of the connection. Signing twice has no further effect.
 * @throws RelevoError
 */
export function sign(
  services: Store & Crm & Events & Pick<Services, 'agreementCache' | 'language'>,
  { digest, department }: InputOf<'agreement.sign'>,
): Promise<void> {
  return withAgreementLock(services, async ({ put }) => {
    const [agreement, me] = [await versionBy(services, digest), await signer(services)];
    if (validSignatures(agreement).some((each) => each.department === department)) return;
    await put(
      await documentOf(services, signAgreement(agreement, me.name, department, services.clock())),
    );
  });
}

/**
 * Withdraws a department's signature before the version begins.
 * @throws RelevoError `bus/forbidden` once it has begun
 */
export function unsign(
  services: Store & Crm & Events & Pick<Services, 'agreementCache' | 'language'>,
  { digest, department }: InputOf<'agreement.unsign'>,
): Promise<void> {
  return withAgreementLock(services, async ({ put }) => {
    const [agreement, me, now] = [
      await versionBy(services, digest),
      await signer(services),
      services.clock(),
    ];
    const given = validSignatures(agreement).find((each) => each.department === department);
    if (given === undefined) return;
    // A version that has begun has governed work already. To change it, the team publishes a new
    // one.
    if (standingOf(agreement, now).kind === 'begun')
      throw new RelevoError({ code: 'bus/forbidden', detail: 'begun' });
    const withdrawal = { by: me.name, department, at: Math.max(now, given.at), content: digest };
    await put({
      text: serialiseWithdrawal(withdrawal),
      words: withdrawalWords(withdrawal, agreement, await services.language()),
      name: `version-${agreement.version}-withdrawal`,
      authorId: me.id,
    });
  });
}

async function versionBy(
  services: Pick<Services, 'agreementCache'>,
  digest: string,
): Promise<Agreement> {
  const { known, standard } = await services.agreementCache.read();
  const found = known.find((each) => each.digest === digest)?.agreement;
  if (found !== undefined) return found;
  if (digest === agreementDigest(standard)) return standard;
  throw new RelevoError({ code: 'bus/bad-request', detail: 'version' });
}

async function signer(
  services: Pick<Services, 'connection' | 'connector' | 'journal'>,
): Promise<{ id: string; name: string }> {
  const me = await connectionOwner(services);
  if (me === null) throw new RelevoError({ code: 'bus/bad-request', detail: 'owner' });
  return me;
}
