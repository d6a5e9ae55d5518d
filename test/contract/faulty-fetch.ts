import type { FaultDesk, FaultRule } from '../crm/faults';

/**
 * What meets one request on its way by the network itself: nothing, a connection that is lost, a
 * worker that dies.
 */
const BY_NETWORK = ['none', 'lost-before', 'lost-after', 'killed-before', 'killed-after'] as const;
type NetworkFault = (typeof BY_NETWORK)[number];

/**
 * The way to a server: which requests meet faults, and what the server plays for those that are its
 * own.
 */
export interface Crossing<Fault extends string> {
  meets(url: string, init: RequestInit | undefined): boolean;
  /** Null for a fault of the network itself. */
  ruleOf(fault: Fault | NetworkFault, url: string, init: RequestInit): FaultRule | null;
  readonly desk: Pick<FaultDesk, 'add' | 'remove'>;
}

/** One life of a worker as the network sees it. */
export interface Life {
  dead: boolean;
  /** Resolves when this worker dies. */
  readonly death: Promise<void>;
  readonly fetch: typeof globalThis.fetch;
}

export interface FaultyNetwork<Fault extends string = string> {
  online: boolean;
  /** The faults of the coming requests, one each; none when they are used up. */
  faults: (Fault | NetworkFault)[];
  live(): Life;
}

const never = () => new Promise<never>(() => undefined);

/** A network before a server that loses requests and answers, and in which workers die. */
export function createFaultyNetwork<Fault extends string>(
  crossing: Crossing<Fault>,
): FaultyNetwork<Fault> {
  const network: FaultyNetwork<Fault> = {
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
          const met = crossing.meets(String(input), init);
          return met
            ? send(String(input), init ?? {}, network.faults.shift() ?? 'none')
            : fetch(input, init);
        },
      };
      async function send(
        url: string,
        init: RequestInit,
        fault: Fault | NetworkFault,
      ): Promise<Response> {
        const end = () => {
          life.dead = true;
          die();
          return never();
        };
        if (fault === 'lost-before') throw new TypeError('cut');
        if (fault === 'killed-before') return end();
        const atServer = crossing.ruleOf(fault, url, init);
        const rule = atServer === null ? null : crossing.desk.add(atServer);
        try {
          const response = await fetch(url, init);
          if (fault === 'lost-after') throw new TypeError('cut');
          return fault === 'killed-after' ? await end() : response;
        } finally {
          if (rule !== null) crossing.desk.remove(rule);
        }
      }
      return life;
    },
  };
  return network;
}
