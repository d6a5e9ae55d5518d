/** The parts of a parsed address that are used here, named as in https://url.spec.whatwg.org. */
export interface ParsedUrl {
  readonly origin: string;
  readonly hostname: string;
}

// Every engine that this runs in has the parser, which does no I/O; but TypeScript declares it with
// the DOM alone.
const engine = globalThis as unknown as { readonly URL: new (address: string) => ParsedUrl };

/** Reads an address as the browser does. @returns null for what is none to the browser */
export function parseUrl(address: string): ParsedUrl | null {
  try {
    return new engine.URL(address);
  } catch {
    return null;
  }
}
