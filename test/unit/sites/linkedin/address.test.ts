import { describe, expect, it } from 'vitest';
import { readAddress } from '../../../../lib/sites/linkedin/address';

const ID = `ACoAA${'x'.repeat(34)}`;

describe('readAddress', () => {
  it.each([
    ['/in/ana-lopez/', 'person', 'ana-lopez'],
    ['/in/Ana-Lopez', 'person', 'ana-lopez'],
    ['/in/ana-lopez/de/', 'person', 'ana-lopez'],
    ['/in/ana-lopez/overlay/contact-info/', 'person', 'ana-lopez'],
    ['/in/ana-lopez/details/experience/', 'person', 'ana-lopez'],
    ['/in/ana-lopez/recent-activity/all/?x=1#y', 'person', 'ana-lopez'],
    ['/in/jos%C3%A9-l%C3%B3pez/', 'person', 'josé-lópez'],
    ['/in/%E5%B1%B1%E7%94%B0%E5%A4%AA/', 'person', '山田太'],
    [`/in/${ID}/`, 'person', ID],
    [`/in/${ID}/overlay/contact-info/`, 'person', ID],
    ['/in/me/', 'person', ''],
    ['/in/', 'person', ''],
    ['/in/%E0%A4%A/', 'person', ''],
    ['/in/ana-lopez/edit/intro/', 'other', ''],
    ['/messaging/thread/2-YjA5/', 'conversation', '2-YjA5'],
    ['/messaging/', 'other', ''],
    ['/sales/lead/ACwAAx,NAME_SEARCH,aB3d?_ntb=x', 'person-salesnav', 'ACwAAx'],
    ['/sales/people/ACwAAx,NAME_SEARCH,aB3d', 'person-salesnav', 'ACwAAx'],
    ['/sales/company/4455', 'other', ''],
    ['/company/norte-log%C3%ADstica/people/', 'company', 'norte-logística'],
    ['/company/', 'other', ''],
    ['/search/results/people/?keywords=ops', 'search-people', ''],
    ['/search/results/companies/?keywords=ops', 'search-companies', ''],
    ['/search/results/all/?keywords=ops', 'other', ''],
    ['/feed/', 'other', ''],
    ['/jobs/view/1/', 'other', ''],
    ['/', 'none', ''],
    ['/authwall?trk=x', 'none', ''],
    ['/checkpoint/challenge/x', 'none', ''],
    ['/login', 'none', ''],
  ])('%s promises %s %s', (path, kind, id) => {
    expect(readAddress(new URL(path, 'https://www.linkedin.com'))).toEqual({ kind, id });
  });
});
