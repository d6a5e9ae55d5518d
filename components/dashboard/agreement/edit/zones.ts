/**
 * The time zones that the browser knows, by region, with the one in use even where the browser
 * lists it under another name.
 */
export function zonesByRegion(inUse: string): Map<string, string[]> {
  const regions = new Map<string, string[]>();
  for (const zone of [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', inUse])].sort()) {
    const region = zone.includes('/') ? zone.slice(0, zone.indexOf('/')) : 'UTC';
    regions.set(region, [...(regions.get(region) ?? []), zone]);
  }
  return regions;
}
