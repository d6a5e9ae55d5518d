import 'fake-indexeddb/auto';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { agreementDigest } from '../../../lib/domain/agreement/canonical';
import { DEFAULT_AGREEMENT } from '../../../lib/domain/agreement/default-agreement';
import type { AgreementImpact } from '../../../lib/domain/agreement/impact';
import { serialiseAgreement } from '../../../lib/domain/agreement/schema';
import { signAgreement } from '../../../lib/domain/agreement/sign';
import type { Agreement } from '../../../lib/domain/base/agreement-model';
import type {
  AgreementOverview,
  Imported,
  Published,
} from '../../../lib/domain/views/agreement-overview';
import type { CardView, PersonView } from '../../../lib/domain/views/person';
import { startApp } from './start-app';

// A team that has agreed on nothing yet: the sample's has.
vi.mock('../../../lib/crm/local/sample-agreement', () => ({ sampleAgreements: () => [] }));

const { call, world } = startApp();

const overview = () => call<AgreementOverview>('agreement.overview');
const save = (base: Agreement, agreement: Agreement) =>
  call<AgreementOverview>('agreement.draft', { base, agreement });
const publish = (choices = {}) => call<Published>('agreement.publish', { choices });
const newest = async () => {
  const [version] = (await overview()).versions;
  if (version === undefined) throw new Error('no version');
  return version;
};
const signBoth = async (digest: string) => {
  await call('agreement.sign', { digest, department: 'marketing' });
  return call<AgreementOverview>('agreement.sign', { digest, department: 'sales' });
};
const someone = async () => {
  const { people } = await call<{ people: PersonView[] }>('people.queue');
  const person = people.find(({ clock, stage }) => clock !== null && stage === 'mql');
  if (person === undefined) throw new Error('nobody waits');
  return call<CardView>('site.card', { ticket: person.ticket });
};

beforeAll(async () => {
  await vi.waitFor(someone, { timeout: 20_000 });
}, 30_000);

describe('the agreement on this device', () => {
  it('begins with the standard alone, in force and unsigned', async () => {
    const { inForce, versions, rivals, draft, place, me } = await overview();
    expect(inForce).toEqual(DEFAULT_AGREEMENT);
    expect(versions).toMatchObject([
      { digest: agreementDigest(DEFAULT_AGREEMENT), inForce: true, by: null },
    ]);
    expect({ rivals, draft, place, me }).toEqual({
      rivals: [],
      draft: null,
      place: { kind: 'device' },
      me: 'Nora Vidal',
    });
  });

  it('publishes a draft as the next version, which holds once both have signed it; scores and new clocks say so', async () => {
    const before = await someone();
    expect(before.scoreDetail.agreementVersion).toBe(1);
    const started = before.clock;
    const draft = { ...DEFAULT_AGREEMENT, mqlThreshold: 33, validFrom: '2020-01-01' };
    expect((await save(DEFAULT_AGREEMENT, draft)).draft?.agreement.mqlThreshold).toBe(33);
    const published = await publish();
    expect(published.kind).toBe('published');
    const version = await newest();
    expect(version).toMatchObject({
      agreement: { version: 2, signed: [] },
      standing: { kind: 'draft' },
      inForce: false,
    });
    expect(version.by).toBe('Nora Vidal');
    expect((await overview()).draft).toBeNull();
    expect(await call<Agreement>('agreement.read')).toEqual(DEFAULT_AGREEMENT);

    const signed = await signBoth(version.digest);
    expect(signed.inForce).toMatchObject({ version: 2, mqlThreshold: 33 });
    expect(signed.versions.map(({ agreement, inForce }) => [agreement.version, inForce])).toEqual([
      [2, true],
      [1, false],
    ]);
    const after = await someone();
    expect(after.scoreDetail.agreementVersion).toBe(2);
    expect(after.mqlThreshold).toBe(33);
    // A clock that runs stays under what was agreed when it started.
    expect(after.clock).toEqual(started);
    expect(after.clock?.agreementVersion).toBe(1);
  });

  it('signing again changes nothing, and what has begun is not taken back', async () => {
    const { digest } = await newest();
    const before = await overview();
    const again = await signBoth(digest);
    expect(again.versions).toEqual(before.versions);
    await expect(call('agreement.unsign', { digest, department: 'sales' })).rejects.toThrow(
      'bus/forbidden begun',
    );
  });

  it('takes a signature back before the other side has signed, and takes it again', async () => {
    const { inForce } = await overview();
    await save(inForce, { ...inForce, mqlThreshold: 44 });
    await publish();
    const { digest } = await newest();
    await call('agreement.sign', { digest, department: 'sales' });
    expect((await newest()).standing).toEqual({ kind: 'waiting', missing: 'marketing' });
    await call('agreement.unsign', { digest, department: 'sales' });
    expect((await newest()).standing).toEqual({ kind: 'draft' });
    await new Promise((resolve) => setTimeout(resolve, 2));
    await call('agreement.sign', { digest, department: 'sales' });
    expect((await newest()).standing).toEqual({ kind: 'waiting', missing: 'marketing' });
  });

  it('merges a draft with what was published since, and leaves a conflict to a person', async () => {
    const base = (await newest()).agreement;
    await save(base, { ...base, mqlThreshold: 50 });
    await publish();
    await save(base, { ...base, mqlThreshold: 60, clocks: { ...base.clocks, 'accept-mql': 77 } });
    const conflict = await publish();
    expect(conflict).toMatchObject({
      kind: 'conflict',
      theirs: { mqlThreshold: 50 },
      conflicts: [{ path: ['mqlThreshold'], mine: { number: 60 }, theirs: { number: 50 } }],
    });
    expect((await newest()).agreement.version).toBe(base.version + 1);
    expect((await overview()).draft).not.toBeNull();
    expect(await publish({ '["mqlThreshold"]': 'theirs' })).toMatchObject({ kind: 'published' });
    expect((await newest()).agreement).toMatchObject({
      version: base.version + 2,
      mqlThreshold: 50,
      clocks: { 'accept-mql': 77 },
    });
  });

  it('takes what another device published with its number and signatures', async () => {
    const { agreement } = await newest();
    const theirs = { ...agreement, version: agreement.version + 1, mqlThreshold: 71, signed: [] };
    const text = serialiseAgreement(signAgreement(theirs, 'Ada Alder', 'marketing', Date.now()));
    expect(await call<Imported>('agreement.import', { text })).toMatchObject({ kind: 'read' });
    expect((await overview()).draft).toMatchObject({ base: { version: agreement.version } });
    expect(await publish()).toEqual({ kind: 'published', digest: agreementDigest(theirs) });
    expect(await newest()).toMatchObject({
      digest: agreementDigest(theirs),
      standing: { kind: 'waiting', missing: 'sales' },
      agreement: { signed: [{ by: 'Ada Alder' }] },
    });
  });

  it('says what is wrong with a file or a draft, and keeps nothing of it', async () => {
    expect(await call('agreement.import', { text: '{"format":9}' })).toMatchObject({
      kind: 'refused',
      reason: 'newer',
    });
    expect(await call('agreement.import', { text: 'no' })).toMatchObject({
      kind: 'refused',
      reason: 'unreadable',
    });
    await expect(
      call('agreement.draft', {
        base: DEFAULT_AGREEMENT,
        agreement: { ...DEFAULT_AGREEMENT, mqlThreshold: 900 },
      }),
    ).rejects.toThrow('bus/bad-request mqlThreshold must be at most 100');
    expect((await overview()).draft).toBeNull();
    await expect(publish()).rejects.toThrow('bus/bad-request draft');
    await expect(
      call('agreement.sign', { digest: 'a'.repeat(64), department: 'sales' }),
    ).rejects.toThrow('version');
  });

  it('says what a change would do to everybody who is known', async () => {
    await call('people.search', { text: 'example' });
    await call('people.queue');
    await call('feedback.refresh');
    const { inForce } = await overview();
    const impact = await call<AgreementImpact>('agreement.impact', {
      agreement: { ...inForce, mqlThreshold: 0, clocks: { ...inForce.clocks, 'accept-mql': 1 } },
    });
    expect(impact.people).toBeGreaterThan(10);
    expect(impact.becoming.count).toBeGreaterThan(0);
    expect(impact.breaking.count).toBeGreaterThan(0);
    expect(await call<AgreementImpact>('agreement.impact', { agreement: inForce })).toMatchObject({
      becoming: { count: 0 },
      leaving: { count: 0 },
      breaking: { count: 0 },
      mending: { count: 0 },
    });
  });

  it('a draft is dropped when asked', async () => {
    const { inForce } = await overview();
    await save(inForce, { ...inForce, mqlThreshold: 12 });
    expect((await call<AgreementOverview>('agreement.dropDraft')).draft).toBeNull();
  });

  it('leaves nothing when everything is erased', async () => {
    await save(DEFAULT_AGREEMENT, { ...DEFAULT_AGREEMENT, mqlThreshold: 12 });
    await call('cache.erase', { everything: true });
    const after = await overview();
    expect(after.inForce).toEqual(DEFAULT_AGREEMENT);
    expect(after.versions).toHaveLength(1);
    expect(after.draft).toBeNull();
  });
});

describe('a policy', () => {
  const pinned = { ...DEFAULT_AGREEMENT, version: 40, mqlThreshold: 91, validFrom: '2024-01-01' };

  it('pins the agreement: it holds from its date, and no user changes it here', async () => {
    world.policy = serialiseAgreement(pinned);
    await call('connection.save', { kind: 'local' });
    const { inForce, place, versions } = await overview();
    expect(inForce).toEqual(pinned);
    expect(place).toEqual({ kind: 'policy' });
    expect(versions[0]).toMatchObject({ inForce: true, agreement: { version: 40 } });
    const refused = 'bus/forbidden policy';
    await expect(
      save(DEFAULT_AGREEMENT, { ...DEFAULT_AGREEMENT, mqlThreshold: 1 }),
    ).rejects.toThrow(refused);
    await expect(call('agreement.import', { text: '{}' })).rejects.toThrow(refused);
    await expect(signBoth(agreementDigest(DEFAULT_AGREEMENT))).rejects.toThrow(refused);
  });

  it('that cannot be read is reported, and what is kept counts', async () => {
    world.policy = '{"format":1}';
    await call('connection.save', { kind: 'local' });
    const { inForce, place, failure } = await overview();
    expect(inForce).toEqual(DEFAULT_AGREEMENT);
    expect(place).toEqual({ kind: 'device' });
    expect(failure).toMatchObject({ code: 'policy/invalid' });
    world.policy = undefined;
  });
});
