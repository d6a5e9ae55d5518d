/** A person in an account. */
interface FakePerson {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** An account behind a key, and what it was asked and sent. */
export interface FakePortal {
  /** Its number; null where the key may not ask for it. */
  readonly portal: number | null;
  readonly people: readonly FakePerson[];
  /** Method and path of each request, in order. */
  readonly asked: string[];
  /** Bodies of the requests that change something. */
  readonly writes: string[];
}

const STAGES = ['lead', 'marketingqualifiedlead', 'salesqualifiedlead', 'opportunity', 'customer'];
const DEFINITION = {
  name: 'lifecyclestage',
  label: 'Lifecycle stage',
  type: 'enumeration',
  options: STAGES.map((value, displayOrder) => ({
    value,
    label: value,
    displayOrder,
    hidden: false,
  })),
};

const reply = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });

/** As much of HubSpot as a test of connections needs, one account a key, without a server. */
export function fakeHubSpots() {
  const byKey = new Map<string, FakePortal>();
  const world = {
    byKey,
    online: true,
    add(key: string, { portal, people }: Pick<FakePortal, 'portal' | 'people'>) {
      byKey.set(key, { portal, people, asked: [], writes: [] });
    },
    async fetch(input: string | URL | Request, init: RequestInit = {}): Promise<Response> {
      init.signal?.throwIfAborted();
      if (!world.online) throw new TypeError('offline');
      const { pathname } = new URL(String(input));
      const key = new Headers(init.headers).get('authorization')?.replace('Bearer ', '') ?? '';
      const account = byKey.get(key);
      if (account === undefined)
        return reply({ message: 'unknown key', category: 'INVALID_AUTHENTICATION' }, 401);
      const method = init.method ?? 'GET';
      account.asked.push(`${method} ${pathname}`);
      return answer(account, method, pathname, typeof init.body === 'string' ? init.body : '');
    },
  };
  return world;
}

function answer(
  { portal, people, writes }: FakePortal,
  method: string,
  path: string,
  text: string,
): Response {
  const record = ({ id, name, email }: FakePerson) => ({
    id,
    properties: {
      firstname: name,
      email,
      lifecyclestage: 'salesqualifiedlead',
      lastmodifieddate: '2026-11-01T00:00:00Z',
    },
    updatedAt: '2026-11-01T00:00:00Z',
    archived: false,
  });
  if (path.includes('/account-info/')) {
    return portal === null
      ? reply({ message: 'scope', category: 'MISSING_SCOPES' }, 403)
      : reply({ portalId: portal, uiDomain: 'app.hubspot.com' });
  }
  if (path.includes('/crm/properties/')) return reply({ results: [DEFINITION] });
  if (path.endsWith('/contacts/batch/read')) {
    const { inputs = [], idProperty } = JSON.parse(text) as {
      inputs?: { id: string }[];
      idProperty?: string;
    };
    const by = (one: FakePerson) => (idProperty === 'email' ? one.email : one.id);
    return reply({
      results: people.filter((one) => inputs.some(({ id }) => id === by(one))).map(record),
    });
  }
  if (path.endsWith('/contacts/search'))
    return reply({ total: people.length, results: people.map(record) });
  if (path.endsWith('/search') || path.endsWith('/batch/read'))
    return reply({ total: 0, results: [] });
  if (method === 'GET' || path.endsWith('/batch/read')) return reply({ results: [] });
  writes.push(`${method} ${path} ${text}`);
  return reply({ id: '900', properties: {}, results: [] }, method === 'POST' ? 201 : 200);
}
