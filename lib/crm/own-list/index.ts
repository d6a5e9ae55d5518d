import { OWN_LIST } from '../../domain/views/admin';
import { defineCrm } from '../port/definition';

/** The rep's own list: the engine of the sample workspace on a database of its own, empty at first. */
export const ownList = defineCrm({
  kind: OWN_LIST,
  brand: null,
  auth: 'none',
  steps: 0,
  scopes: null,
  origin: null,
  fields: [],
  keyPlaceholder: '',
  canImport: true,
});
