import { describeFigures, type FiguresHarness } from './figures-contract';
import { NATIVE, startPair } from './hubspot-harness';
import type { Traveller } from './travellers';

const NOW = Date.UTC(2026, 10, 23, 10, 20);
const iso = (at: number) => new Date(at).toISOString();

/** What HubSpot itself writes of a way through the stages. */
function valuesOf({ email, name, campaign, moves }: Traveller): Record<string, string> {
  const values: Record<string, string> = { email, firstname: name };
  if (campaign !== null) values['hs_analytics_first_touch_converting_campaign'] = campaign;
  for (const [index, { stage, at }] of moves.entries()) {
    const native = NATIVE[stage];
    const next = moves[index + 1];
    values['lifecyclestage'] = native;
    values[`hs_v2_date_entered_${native}`] = iso(at);
    if (next === undefined) continue;
    values[`hs_v2_date_exited_${native}`] = iso(next.at);
    values[`hs_v2_latest_time_in_${native}`] = String(next.at - at);
  }
  return values;
}

async function open(): Promise<FiguresHarness> {
  const { server, connector } = await startPair({ clock: () => NOW });
  const owners = ['one', 'two'].map((name) =>
    server.control.upsertOwner({
      email: `${name}@example.com`,
      firstName: name,
      lastName: 'Owner',
    }),
  );
  const [first = '', second = ''] = owners;
  return {
    connector,
    owners: [first, second],
    async seed(people) {
      for (const person of people) {
        const owner = person.owner === null ? {} : { hubspot_owner_id: owners[person.owner] ?? '' };
        const createdAt = person.moves[0]?.at ?? NOW;
        server.control.upsertContact({ ...valuesOf(person), ...owner }, { createdAt });
      }
    },
    close: () => server.close(),
  };
}

describeFigures(
  'HubSpot',
  {
    now: NOW,
    keepsFirst: false,
    gapOf: ({ kind, stage }) =>
      stage === 'visitor' ? 'not-mapped' : kind === 'again' || kind === 'left' ? 'not-kept' : null,
  },
  open,
);
