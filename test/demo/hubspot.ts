import type { DevBrowser } from '../browser/cdp';
import { seedWorkspace } from '../crm/hubspot/seed/workspace';
import type { HubSpotServer } from '../crm/hubspot/server';
import { startHubSpotServer } from '../crm/hubspot/server';
import { forwardTo } from '../sites/forward';
import { demoAccount, demoPeople } from '../sites/gmail/people';
import type { SiteHandler } from '../sites/serve';

const SEED = 20_261_123;
const CONTACTS = 2_000;
const HOUR_MS = 3_600_000;

/**
 * The stage that each person of the demo mailbox has in HubSpot, in turn, with the hours since they
 * entered it.
 */
const STORY = [
  { stage: 'opportunity', hours: 0.5 },
  { stage: 'marketingqualifiedlead', hours: 1 },
  { stage: 'marketingqualifiedlead', hours: 30 },
  { stage: 'lead', hours: 200 },
  { stage: 'salesqualifiedlead', hours: 300 },
  { stage: 'customer', hours: 2_000 },
  { stage: 'subscriber', hours: 400 },
] as const;

export interface DemoHubSpot {
  readonly token: string;
  readonly server: HubSpotServer;
  /** Answers for api.hubapi.com. */
  readonly handler: SiteHandler;
  close(): Promise<void>;
}

/** A HubSpot account that knows the people of the demo mailbox, and two thousand others. */
export async function startDemoHubSpot(now = Date.now()): Promise<DemoHubSpot> {
  const server = await startHubSpotServer({
    seed: seedWorkspace(SEED, CONTACTS, now),
    now: Date.now,
  });
  const owner = server.control.upsertOwner({
    email: demoAccount.email,
    firstName: 'Nora',
    lastName: 'Vidal',
  });
  for (const [index, { email, name, company, title }] of demoPeople.entries()) {
    const story = STORY[index % STORY.length] ?? STORY[0];
    const [firstname = name, ...rest] = name.split(' ');
    const entered = new Date(now - story.hours * HOUR_MS).toISOString();
    server.control.upsertContact({
      email,
      firstname,
      lastname: rest.join(' '),
      company,
      jobtitle: title,
      lifecyclestage: story.stage,
      hubspot_owner_id: owner,
      [`hs_v2_date_entered_${story.stage}`]: entered,
      recent_conversion_event_name: 'Pricing page: ask for a quote',
      recent_conversion_date: new Date(now - (index + 2) * 5 * HOUR_MS).toISOString(),
      hs_email_last_click_date: new Date(now - (index + 1) * 9 * HOUR_MS).toISOString(),
      hs_email_last_email_name: 'Autumn guide to warehouse automation',
      hs_analytics_source: index % 2 === 0 ? 'PAID_SEARCH' : 'ORGANIC_SEARCH',
    });
  }
  return {
    token: server.token,
    server,
    handler: forwardTo(server.port),
    close: () => server.close(),
  };
}

/** Connects the running extension to that account, as an administrator would in the options. */
export async function connectHubSpot(
  browser: DevBrowser,
  extensionId: string,
  token: string,
): Promise<void> {
  const page = await browser.page(`chrome-extension://${extensionId}/options.html`);
  const call = (route: string, input: unknown) =>
    page.eval<{
      ok: boolean;
      error?: unknown;
      value?: { owners?: { id: string; email: string | null }[] };
    }>(`chrome.runtime.sendMessage(${JSON.stringify({ relevo: 'call', route, input })})`);
  const saved = await call('connection.save', { kind: 'hubspot', token });
  if (!saved.ok) throw new Error(`could not connect: ${JSON.stringify(saved.error)}`);
  const me = saved.value?.owners?.find((owner) => owner.email === demoAccount.email);
  await call('connection.save', { kind: 'hubspot', ownerId: me?.id ?? null });
  await page.close();
}
