/** The parts of IndexedDB that Dexie needs. */
export interface DexieFactory {
  readonly indexedDB: IDBFactory;
  readonly IDBKeyRange: typeof IDBKeyRange;
}

/** An IndexedDB that all databases use and that can be replaced before they are opened again. */
export interface SwitchedFactory extends DexieFactory {
  use(other: IDBFactory): void;
}

/**
 * Creates an IndexedDB that forwards to the one in use: first the browser's own, later perhaps
 * another one.
 */
export function createSwitchedFactory(
  first: IDBFactory,
  keyRange: typeof IDBKeyRange,
): SwitchedFactory {
  let current = first;
  return {
    IDBKeyRange: keyRange,
    indexedDB: {
      open: (name, version) => current.open(name, version),
      deleteDatabase: (name) => current.deleteDatabase(name),
      databases: () => current.databases(),
      cmp: (a, b) => current.cmp(a, b),
    },
    use: (other) => {
      current = other;
    },
  };
}
