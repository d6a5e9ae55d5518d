import { expect, it } from 'vitest';
import { hostRequest, knowsDataCollection } from '../../../components/host-request';
import { FROZEN } from '../../repo/frozen-manifest';

const LINKEDIN = 'https://www.linkedin.com';
const CRM = 'https://api.hubapi.com';
const firefox = FROZEN.firefox.browser_specific_settings.gecko.data_collection_permissions;

it('asks for a host and the data that goes with it in one request, where the browser knows both', () => {
  expect(knowsDataCollection(FROZEN.firefox)).toBe(true);
  expect(hostRequest([CRM], true)).toEqual({
    origins: ['https://api.hubapi.com/*'],
    data_collection: ['personallyIdentifyingInfo', 'authenticationInfo'],
  });
  expect(hostRequest([LINKEDIN], true)).toEqual({
    origins: ['https://www.linkedin.com/*'],
    data_collection: ['personallyIdentifyingInfo', 'websiteContent'],
  });
});

it('asks Chromium, which knows no kinds of data, for the host alone', () => {
  expect(knowsDataCollection(FROZEN.chromium)).toBe(false);
  for (const origin of [CRM, LINKEDIN])
    expect(hostRequest([origin], false)).toEqual({ origins: [`${origin}/*`] });
});

it('asks for no kind of data that the manifest does not name as optional, and requires none', () => {
  const asked = [CRM, LINKEDIN].flatMap(
    (origin) => hostRequest([origin], true).data_collection ?? [],
  );
  expect([...new Set(asked)].sort()).toEqual([...firefox.optional].sort());
  expect(firefox.required).toEqual(['none']);
});
