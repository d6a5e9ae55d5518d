import { EMBEDDED } from '../../domain/views/admin';
import { defineCrm } from '../port/definition';

/** The workspace inside the extension, with the sample or with what was imported. */
export const local = defineCrm({
  kind: EMBEDDED,
  brand: null,
  auth: 'none',
  steps: 0,
  scopes: null,
  origin: null,
  fields: [],
  keyPlaceholder: '',
  canImport: true,
});
