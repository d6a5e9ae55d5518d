// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { idsOf, profileId } from '../../../../lib/sites/linkedin/ids';
import { ANA, BO } from './pages';

describe('profileId', () => {
  it.each([
    ['/in/ana-lopez/', 'ana-lopez'],
    ['https://www.linkedin.com/in/Ana-Lopez?x=1', 'ana-lopez'],
    ['https://de.linkedin.com/in/jos%C3%A9-l/overlay/contact-info/', 'josé-l'],
    [`/in/${ANA.memberId}`, ANA.memberId],
    ['https://x.example/in/ana-lopez/', null],
    ['https://x.example/?https://www.linkedin.com/in/ana-lopez/', null],
    ['/company/in/ana-lopez/', null],
    ['/in/me/', null],
    ['/', null],
    [null, null],
  ])('of %s is %s', (address, id) => {
    expect(profileId(address)).toBe(id);
  });
});

describe('idsOf', () => {
  const { slug, memberId } = ANA;
  it.each([
    [[slug], { linkedinSlug: slug }],
    [[memberId, slug, memberId, slug], { linkedinSlug: slug, linkedinId: memberId }],
    [[memberId], { linkedinId: memberId }],
    [[], null],
    [[slug, BO.slug], null],
    [[memberId, BO.memberId], null],
    [[slug, null], null],
  ])('%j are %j', (all, ids) => {
    expect(idsOf(all)).toEqual(ids);
  });
});
