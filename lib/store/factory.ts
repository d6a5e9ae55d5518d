/** What Dexie needs of IndexedDB. */
export interface DexieFactory {
  readonly indexedDB: IDBFactory;
  readonly IDBKeyRange: typeof IDBKeyRange;
}

/**
 * One IndexedDB for whoever opens databases, which can be changed for another before they are
 * opened again.
 */
export interface SwitchedFactory extends DexieFactory {
  use(other: IDBFactory): void;
}

/**
 * An IndexedDB that hands everything on to the one in use: the browser's own, until another is
 * chosen.
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
