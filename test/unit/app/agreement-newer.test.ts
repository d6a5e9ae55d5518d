import 'fake-indexeddb/auto';
import { expect, it, vi } from 'vitest';
import { agreementDigest } from '../../../lib/domain/agreement/canonical';
import { DEFAULT_AGREEMENT } from '../../../lib/domain/agreement/default-agreement';
import type { AgreementOverview } from '../../../lib/domain/views/agreement-overview';
import { startApp } from './start-app';

// A team that has agreed on nothing yet: the sample's has.
vi.mock('../../../lib/crm/local/sample-agreement', () => ({ sampleAgreements: () => [] }));

const { call, services } = startApp();
const NEWER = JSON.stringify({ ...DEFAULT_AGREEMENT, format: 3, version: 2, surprise: {} });

it('beside a version that a newer Relevo published, says so and changes nothing', async () => {
  const signal = new AbortController().signal;
  const store = (await services.reader())?.agreements;
  await store?.add(
    { text: NEWER, words: 'Theirs', name: 'version-2', authorId: undefined },
    signal,
  );
  await call('agreement.refresh');
  const overview = await call<AgreementOverview>('agreement.overview');
  expect(overview.unreadable).toMatchObject([{ reason: 'newer' }]);
  await call('agreement.draft', {
    base: DEFAULT_AGREEMENT,
    agreement: { ...DEFAULT_AGREEMENT, mqlThreshold: 33 },
  });
  const refused = 'store/newer-version agreement';
  await expect(call('agreement.publish', { choices: {} })).rejects.toThrow(refused);
  const digest = agreementDigest(DEFAULT_AGREEMENT);
  await expect(call('agreement.sign', { digest, department: 'sales' })).rejects.toThrow(refused);
  expect(await store?.list(signal)).toMatchObject([{ content: { text: NEWER } }]);
  // What a person wrote here is kept until Relevo is updated.
  const { draft } = await call<AgreementOverview>('agreement.overview');
  expect(draft?.agreement.mqlThreshold).toBe(33);
});

it('goes on without one that the rep leaves out, until another comes', async () => {
  const signal = new AbortController().signal;
  const store = (await services.reader())?.agreements;
  const { unreadable } = await call<AgreementOverview>('agreement.overview');
  const [planted] = unreadable;
  // What is readable, or not there, cannot be left out.
  await call('agreement.leaveOut', { ids: ['made-up'] });
  const refused = 'store/newer-version agreement';
  await expect(call('agreement.publish', { choices: {} })).rejects.toThrow(refused);
  const overview = await call<AgreementOverview>('agreement.leaveOut', {
    ids: [planted?.id ?? ''],
  });
  expect(overview.leftOut).toEqual([planted?.id]);
  expect(overview.unreadable).toHaveLength(1);
  expect(await call('agreement.publish', { choices: {} })).toMatchObject({ kind: 'published' });
  const other = NEWER.replace('"surprise":{}', '"surprise":{"more":1}');
  await store?.add({ text: other, words: 'More', name: 'version-2', authorId: undefined }, signal);
  await call('agreement.draft', {
    base: DEFAULT_AGREEMENT,
    agreement: { ...DEFAULT_AGREEMENT, mqlThreshold: 34 },
  });
  await expect(call('agreement.publish', { choices: {} })).rejects.toThrow(refused);
});
