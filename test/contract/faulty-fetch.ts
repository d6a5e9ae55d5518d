/** One life of a worker as the network sees it. */
export interface Life {
  dead: boolean;
  /** Resolves when this worker dies. */
  readonly death: Promise<void>;
  readonly fetch: typeof globalThis.fetch;
}

export interface FaultyNetwork<Fault> {
  online: boolean;
  /** The faults of the coming writes, one each; none when they are used up. */
  faults: Fault[];
  live(): Life;
}

/** A write on its way, and what may become of it. */
export interface Passage {
  readonly url: string;
  readonly init: RequestInit;
  /** Ends the worker: it hears no answer and asks nothing more. */
  end(): Promise<never>;
}

const never = () => new Promise<never>(() => undefined);

/** A network that loses requests and answers, and in which workers die. Reads pass, unless there is no network at all. */
export function createFaultyNetwork<Fault>(
  isWrite: (url: string, method: string | undefined) => boolean,
  send: (passage: Passage, fault: Fault | null) => Promise<Response>,
): FaultyNetwork<Fault> {
  const network: FaultyNetwork<Fault> = {
    online: true,
    faults: [],
    live() {
      let die: () => void = () => undefined;
      const death = new Promise<void>((resolve) => {
        die = resolve;
      });
      const end = () => {
        life.dead = true;
        die();
        return never();
      };
      const life: Life = {
        dead: false,
        death,
        fetch: async (input, init = {}) => {
          if (life.dead) return never();
          if (!network.online) throw new TypeError('offline');
          const url = String(input);
          return isWrite(url, init.method)
            ? send({ url, init, end }, network.faults.shift() ?? null)
            : fetch(url, init);
        },
      };
      return life;
    },
  };
  return network;
}
