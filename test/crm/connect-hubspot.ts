interface Saved {
  readonly owners: readonly { readonly id: string; readonly email: string }[];
}

/** Calls a route of the background; throws where it refuses. */
export type Call = (
  route: 'connection.save',
  input: { kind: 'hubspot'; token?: string; ownerId?: string | null },
) => Promise<Saved>;

/**
 * Connects HubSpot with a key and says who uses it, since a note needs an author.
 * @param email of the owner; left out: the first one
 */
export async function connectHubSpot(call: Call, token: string, email?: string): Promise<void> {
  const { owners } = await call('connection.save', { kind: 'hubspot', token });
  const me = email === undefined ? owners[0] : owners.find((owner) => owner.email === email);
  if (me === undefined) throw new Error(`HubSpot has no owner ${email ?? 'at all'}`);
  await call('connection.save', { kind: 'hubspot', ownerId: me.id });
}
