import { describe, expect, it } from 'vitest';
import { connectTo } from '../contract/hubspot-harness';
import { seedWorkspace } from '../crm/hubspot/seed/workspace';
import { startHubSpotServer } from '../crm/hubspot/server';
import { email as asEmail } from '../support/email';
import { trafficProblems } from './hubspot-schemas';
import { sharedPath } from './shared-folder';

describe.skipIf(sharedPath('specs') === null)('what our connector says to HubSpot', () => {
  it('is right by the schemas, in everything that it can ask', async () => {
    const signal = AbortSignal.timeout(60_000);
    const server = await startHubSpotServer({
      seed: seedWorkspace(1, 60, Date.now()),
      searchLagMs: 0,
    });
    server.control.noLimits();
    const connector = connectTo(server);
    const id = server.control.upsertContact({
      email: 'ana@acme.example',
      firstname: 'Ana',
      lifecyclestage: 'lead',
      company: 'Acme',
    });
    await connector.lookup(
      [
        { email: asEmail('ana@acme.example') },
        { email: asEmail('no@acme.example') },
        { linkedinSlug: 'ana' },
        { name: 'Ana Lopez', company: 'Acme' },
      ],
      signal,
    );
    const [somebody] = await connector.search('a', signal);
    await connector.touches(somebody?.contact.id ?? id, null, signal);
    await connector.setStage({ contactId: id, from: 'lead', to: 'sql' }, signal);
    await connector.setStage({ contactId: id, from: 'sql', to: 'mql' }, signal);
    const reference = '0b8f7b1e-58a7-4b38-9e38-1f0d9b3e2a10';
    expect(
      (await connector.addNote({ contactId: id, text: 'Hello', reference, at: Date.now() }, signal))
        .kind,
    ).toBe('applied');
    expect(await connector.hasNote(id, reference, signal)).toBe(true);
    await connector.notesSince(0, null, signal);
    await connector.addContact({ email: 'new@acme.example', name: 'New Person' }, signal);
    await connector.changedSince([id], 0, signal);
    await connector.countsPerStage(signal);
    await connector.contactsOfOwner('41', ['mql', 'opportunity'], 20, signal);
    await connector.check(signal);
    expect(server.requests.length).toBeGreaterThan(30);
    expect(trafficProblems(server.requests)).toEqual([]);
    await server.close();
  });
});
