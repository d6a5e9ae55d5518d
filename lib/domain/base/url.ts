/** The parts of a parsed URL used here, named as in https://url.spec.whatwg.org. */
export interface ParsedUrl {
  readonly origin: string;
  readonly hostname: string;
}

// All supported engines have the parser, which does no I/O, but TypeScript declares it with the DOM
// only.
const engine = globalThis as unknown as { readonly URL: new (address: string) => ParsedUrl };

/** Parses a URL as the browser does. @returns null if it is not valid */
export function parseUrl(address: string): ParsedUrl | null {
  try {
    return new engine.URL(address);
  } catch {
    return null;
  }
}
