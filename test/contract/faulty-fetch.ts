import type { Fault } from '../crm/faults';
import type { HubSpotServer } from '../crm/hubspot/server';

/** What meets one write on its way to the server and back. */
export const WRITE_FAULTS = [
  'none',
  'none',
  'lost-before',
  'lost-after',
  'killed-before',
  'killed-after',
  'rate-limited',
  'server-error',
  'server-error-after',
] as const;
export type WriteFault = (typeof WRITE_FAULTS)[number];

const AT_SERVER: Readonly<Partial<Record<WriteFault, Fault>>> = {
  'rate-limited': { kind: 'rate-limit', retryAfter: { seconds: 5 } },
  'server-error': { kind: 'server-error', status: 503 },
  'server-error-after': { kind: 'server-error', status: 502, applied: true },
};

/** One life of a worker as the network sees it. */
export interface Life {
  dead: boolean;
  /** Resolves when this worker dies. */
  readonly death: Promise<void>;
  readonly fetch: typeof globalThis.fetch;
}

export interface FaultyNetwork {
  online: boolean;
  /** The faults of the coming writes, one each; none when they are used up. */
  faults: WriteFault[];
  live(): Life;
}

const never = () => new Promise<never>(() => undefined);

/** A network before a server that loses requests and answers, and in which workers die. */
export function createFaultyNetwork(server: HubSpotServer): FaultyNetwork {
  const network: FaultyNetwork = {
    online: true,
    faults: [],
    live() {
      let die: () => void = () => undefined;
      const death = new Promise<void>((resolve) => {
        die = resolve;
      });
      const life: Life = {
        dead: false,
        death,
        fetch: async (input, init) => {
          if (life.dead) return never();
          if (!network.online) throw new TypeError('offline');
          const write = init?.method === 'PATCH' || init?.method === 'PUT' || /\/notes$/.test(String(input));
          return write ? send(String(input), init ?? {}, network.faults.shift() ?? 'none') : fetch(input, init);
        },
      };
      async function send(url: string, init: RequestInit, fault: WriteFault): Promise<Response> {
        const end = () => {
          life.dead = true;
          die();
          return never();
        };
        if (fault === 'lost-before') throw new TypeError('cut');
        if (fault === 'killed-before') return end();
        const atServer = AT_SERVER[fault];
        const rule =
          atServer === undefined
            ? null
            : server.control.faults.add({ match: { method: init.method }, fault: atServer });
        try {
          const response = await fetch(url, init);
          if (fault === 'lost-after') throw new TypeError('cut');
          return fault === 'killed-after' ? await end() : response;
        } finally {
          if (rule !== null) server.control.faults.remove(rule);
        }
      }
      return life;
    },
  };
  return network;
}
