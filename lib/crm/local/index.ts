import { EMBEDDED } from '../../domain/views/admin';
import { defineCrm } from '../port/definition';

/** The sample workspace inside the extension: invented people, to try everything with. */
export const local = defineCrm({
  kind: EMBEDDED,
  brand: null,
  auth: 'none',
  steps: 0,
  scopes: null,
  origin: null,
  fields: [],
  keyPlaceholder: '',
  canImport: false,
});
