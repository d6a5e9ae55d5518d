import type { AgreementStore } from '../crm/port/agreement-store';
import { sha256 } from '../domain/base/sha256';
import { addOwnDocument, readOwnDocuments } from '../store/agreement-documents';
import type { Journal } from '../store/journal';

/** Creates an agreement store on this device, for a connection whose CRM cannot hold documents. */
export function createDeviceStore(
  journal: Journal,
  connection: string,
  clock: () => number,
): AgreementStore {
  return {
    place: async () => ({ where: '', mayWrite: true }),
    list: () => readOwnDocuments(journal.db, connection),
    add: async ({ text }) => {
      const found = {
        content: { kind: 'text', text },
        edited: false,
        author: null,
        at: clock(),
      } as const;
      // A failure of the local store is thrown: no CRM is involved, so the outcome is certain.
      await addOwnDocument(journal, connection, { id: sha256(text), ...found });
      return { kind: 'applied', contact: null };
    },
  };
}
