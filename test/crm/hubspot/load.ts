import type { SeedRow, Workspace } from './seed/workspace';
import type { Store } from './store';

function loadRow(store: Store, row: SeedRow): void {
  if (row.kind === 'link') store.link(row.from.type, row.from.id, row.to.type, row.to.id);
  else if (row.kind === 'participation') store.addParticipation(row.participation);
  else {
    const { object } = row;
    store.put(object);
    if (object.type !== 'contacts') return;
    const { email, hs_additional_emails: more } = object.values;
    if (email) store.setAddress(email, object.id, false);
    for (const address of more?.split(';') ?? []) store.setAddress(address, object.id, true);
  }
}

/** Fills an empty store, in one transaction. The search index sees it all at once. */
export function loadWorkspace(store: Store, workspace: Workspace): void {
  store.sql.script('BEGIN');
  for (const row of workspace.rows()) loadRow(store, row);
  store.sql.script('COMMIT');
}
