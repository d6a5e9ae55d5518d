import type { IncomingMessage, ServerResponse } from 'node:http';
import { STAGES, type Stage } from '../../lib/domain/base/stage';
import { linkedinSlug } from '../../lib/domain/person/identity';
import { NATIVE } from '../contract/hubspot-harness';
import type { HubSpotServer } from '../crm/hubspot/server';
import type { SiteHandler } from '../sites/handler';
import type { Event } from './history';
import { SLOW_MS, type WriteFault } from './schedule';

const RETRY_AFTER_S = 3;
const PARTIAL = JSON.stringify({
  status: 'COMPLETE',
  results: [],
  numErrors: 1,
  errors: [{ status: 'error', category: 'INTERNAL_ERROR', message: 'A part failed' }],
});

/**
 * HubSpot behind a network that loses requests and answers, and in front of which workers and
 * browsers die.
 */
export interface FaultyHubSpot {
  readonly handler: SiteHandler;
  online: boolean;
  /** The faults of the coming writes, no matter who sends them. */
  faults: WriteFault[];
  /** What HubSpot did, oldest first. */
  readonly events: Event[];
  /** Writes that came although HubSpot had asked for silence. */
  readonly tooEarly: string[];
  /** How a worker dies; asked in turn for each death. */
  die: () => Promise<void>;
}

const stageOf = (native: string | undefined): Stage | null =>
  STAGES.find((one) => NATIVE[one] === native) ?? null;

export function createFaultyHubSpot(server: HubSpotServer): FaultyHubSpot {
  let silentUntil = 0;
  /** Where a person stood before HubSpot was asked to clear their stage, on the way back. */
  const cleared = new Map<string, Stage | null>();

  const placed = new Set<string>();

  const faulty: FaultyHubSpot = {
    online: true,
    faults: [],
    events: [],
    tooEarly: [],
    die: async () => undefined,
    async handler(request, response) {
      const body = await readBody(request);
      if (!faulty.online) {
        request.socket.destroy();
        return;
      }
      const fault = isWrite(request) ? (faulty.faults.shift() ?? 'none') : 'none';
      // What is sent at once with the one that was refused could not know.
      if (
        isWrite(request) &&
        silentUntil - RETRY_AFTER_S * 1_000 + 500 < Date.now() &&
        Date.now() < silentUntil
      ) {
        faulty.tooEarly.push(`${request.method} ${request.url}`);
      }
      await meet(fault, request, response, body);
    },
  };

  async function meet(
    fault: WriteFault,
    request: IncomingMessage,
    response: ServerResponse,
    body: string,
  ) {
    const cut = () => void request.socket.destroy();
    switch (fault) {
      case 'lost-before':
        return cut();
      case 'killed-before':
        await faulty.die();
        return cut();
      case 'killed-slow':
        setTimeout(() => void carryOut(request, body), SLOW_MS);
        await faulty.die();
        return cut();
      case 'rate-limited':
        silentUntil = Date.now() + RETRY_AFTER_S * 1_000;
        response.writeHead(429, {
          'retry-after': String(RETRY_AFTER_S),
          'content-type': 'application/json',
        });
        response.end('{"status":"error","message":"too many","policyName":"SECONDLY"}');
        return;
      case 'rejected':
        response.writeHead(400, { 'content-type': 'application/json' });
        response.end('{"status":"error","message":"no","category":"VALIDATION_ERROR"}');
        return;
      case 'server-error':
        response
          .writeHead(503, { 'content-type': 'application/json' })
          .end('{"status":"error","message":"down"}');
        return;
      case 'partial':
        // Only the place of a note is given in an answer about many; a success of anything else has
        // no parts.
        if (request.method !== 'PUT') return meet('none', request, response, body);
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(PARTIAL);
        return;
      default: {
        const answer = await carryOut(request, body);
        if (fault === 'killed-after') await faulty.die();
        if (fault === 'lost-after' || fault === 'killed-after') return cut();
        if (fault === 'server-error-after') {
          response.writeHead(502, { 'content-type': 'application/json' }).end('{}');
          return;
        }
        response
          .writeHead(answer.status, Object.fromEntries(answer.headers))
          .end(await answer.text());
      }
    }
  }

  async function carryOut(request: IncomingMessage, body: string): Promise<Response> {
    const contact = /\/contacts\/(\d+)$/.exec(request.url ?? '')?.[1];
    const values = contact === undefined ? undefined : server.control.contact(contact)?.values;
    const [before, profile] = [values?.['lifecyclestage'], values?.['hs_linkedin_url']];
    const answer = await fetch(server.url + request.url, {
      method: request.method ?? 'GET',
      headers: {
        authorization: request.headers.authorization ?? '',
        ...(body === '' ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === '' ? {} : { body }),
    });
    if (contact !== undefined && request.method === 'PATCH') {
      noteMove(contact, before);
      noteLink(contact, profile);
    }
    if (request.method === 'PUT' && answer.ok) notePlaced(request.url ?? '');
    return answer;
  }

  function noteMove(who: string, native: string | undefined): void {
    const after = server.control.contact(who)?.values['lifecyclestage'] ?? '';
    if (after === native) return;
    if (after === '') {
      cleared.set(who, stageOf(native));
      return;
    }
    const before = cleared.get(who) ?? stageOf(native);
    cleared.delete(who);
    faulty.events.push({
      kind: 'moved',
      at: Date.now(),
      who,
      before,
      after: stageOf(after),
      ours: true,
    });
  }

  function noteLink(who: string, old: string | undefined): void {
    const [before, after] = [old, server.control.contact(who)?.values['hs_linkedin_url']].map(
      (address) => linkedinSlug(address ?? ''),
    );
    if (before === undefined || after === undefined || before === after) return;
    faulty.events.push({ kind: 'linked', at: Date.now(), who, before, after, ours: true });
  }

  /** A note counts when it stands at a contact. */
  function notePlaced(url: string): void {
    const [, note, who] = /\/notes\/(\d+)\/associations\/default\/contacts?\/(\d+)/.exec(url) ?? [];
    const body =
      server.control.linkedTo(who ?? '', 'notes').find(({ id }) => id === note)?.values[
        'hs_note_body'
      ] ?? '';
    const hex = /relevo-ref ([0-9a-f]{32})/.exec(body)?.[1];
    if (who === undefined || hex === undefined) return;
    const intentId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    // Placing the same note twice is placing it once.
    if (placed.has(`${note}@${who}`)) return;
    placed.add(`${note}@${who}`);
    faulty.events.push({ kind: 'noted', at: Date.now(), who, intentId });
  }
  return faulty;
}

function isWrite({ method, url = '' }: IncomingMessage): boolean {
  return (
    method === 'PATCH' ||
    method === 'PUT' ||
    (method === 'POST' && /\/objects\/[^/]+\/notes$/.test(url))
  );
}

async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
