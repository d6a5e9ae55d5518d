import type { AgreementStore } from '../crm/port/agreement-store';
import { sha256 } from '../domain/base/sha256';
import { addOwnDocument, readOwnDocuments } from '../store/agreement-documents';
import type { Journal } from '../store/journal';

/** A place on this device for the documents of a connection whose CRM cannot hold any. */
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
      // What cannot be stored is thrown: no CRM is in doubt.
      await addOwnDocument(journal, connection, { id: sha256(text), ...found });
      return { kind: 'applied', contact: null };
    },
  };
}
