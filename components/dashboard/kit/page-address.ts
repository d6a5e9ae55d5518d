import { useEffect, useState } from 'preact/hooks';

/**
 * Where the dashboard is: a view, and what is chosen in it. It stands after the `#`, so that back,
 * reload and bookmarks work.
 */
export interface Address {
  readonly view: string;
  readonly chosen: Readonly<Record<string, string>>;
}

/** Reads what stands after `#`, as anybody may have written it. @internal */
export function readAddress(hash: string): Address {
  const [view = '', query = ''] = hash.replace(/^#/, '').split('?');
  return { view, chosen: Object.fromEntries(new URLSearchParams(query)) };
}

/** The text for behind `#`, with it; what is chosen as nothing is left out. */
export function writeAddress(
  view: string,
  chosen: Readonly<Record<string, string | undefined>> = {},
): string {
  const kept = Object.entries(chosen).flatMap(([key, value]) =>
    value === undefined || value === '' ? [] : [[key, value]],
  );
  const query = new URLSearchParams(kept).toString();
  return query === '' ? `#${view}` : `#${view}?${query}`;
}

/** The address of now; it follows links, the back button and `go`. */
export function useAddress(): Address {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const heard = () => setHash(location.hash);
    addEventListener('hashchange', heard);
    return () => removeEventListener('hashchange', heard);
  }, []);
  return readAddress(hash);
}

/**
 * Goes somewhere. `instead` leaves no step for the back button: for what the person did not ask
 * for, or is still choosing.
 */
export function go(address: string, instead = false): void {
  if (instead) location.replace(address);
  else location.hash = address;
}
