import { describe, expect, it } from 'vitest';
import { notToContact } from '../../../../lib/domain/views/not-to-contact';
import type { LookupResult, PersonView } from '../../../../lib/domain/views/person';
import { person } from '../../components/people';

const two = (...doNotContact: boolean[]): PersonView[] =>
  doNotContact.map((each, index) =>
    person({ contactId: `c${index}`, advice: each ? 'do-not-contact' : 'radar' }),
  );
const ids = (result: LookupResult | undefined) =>
  notToContact(result).map(({ contactId }) => contactId);

describe('who must not be contacted', () => {
  it('is the one contact of an address, where their stage says so', () => {
    const [not, may] = two(true, false);
    if (not === undefined || may === undefined) throw new Error('two people');
    expect(ids({ key: 'e:a@b.example', state: 'known', person: not })).toEqual(['c0']);
    expect(ids({ key: 'e:a@b.example', state: 'known', person: may })).toEqual([]);
  });

  it('is one of several with one address, where one at least is at such a stage', () => {
    const several = (people: PersonView[]): LookupResult => ({
      key: 'e:a@b.example',
      state: 'several',
      people,
    });
    expect(ids(several(two(false, true, true)))).toEqual(['c1']);
    expect(ids(several(two(false, false)))).toEqual([]);
  });

  it('is no one where no one is known', () => {
    expect(ids(undefined)).toEqual([]);
    expect(ids({ key: 'e:a@b.example', state: 'asking' })).toEqual([]);
    expect(ids({ key: 'e:a@b.example', state: 'unknown', askedAt: 1, adding: false })).toEqual([]);
  });
});
