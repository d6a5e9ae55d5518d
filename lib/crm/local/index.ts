import { type CrmKind, EMBEDDED, OWN_LIST } from '../../domain/views/admin';
import { type CrmDefinition, defineCrm } from '../port/definition';

/** The sample workspace inside the extension: invented people, to try everything with. */
export const local = inside(EMBEDDED, false);

/** The rep's own list: the same engine on a database of its own, which starts empty. */
export const ownList = inside(OWN_LIST, true);

function inside(kind: CrmKind, canImport: boolean): CrmDefinition {
  return defineCrm({
    kind,
    brand: null,
    auth: 'none',
    steps: 0,
    scopes: null,
    origin: null,
    fields: [],
    keyPage: null,
    keyPlaceholder: '',
    canImport,
  });
}
