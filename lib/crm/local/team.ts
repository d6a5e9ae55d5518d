import type { Owner } from '../port/connector';

/** The rep at whose desk the embedded workspace stands. */
export const ME: Owner = { id: 'nora', name: 'Nora Vidal', email: 'nora.vidal@relevo-demo.example' };

/** The sales team of the sample company. */
export const TEAM: readonly Owner[] = [
  ME,
  { id: 'tomas', name: 'Tomás Arce', email: 'tomas.arce@relevo-demo.example' },
  { id: 'greta', name: 'Greta Lund', email: 'greta.lund@relevo-demo.example' },
  { id: 'samir', name: 'Samir Haddad', email: 'samir.haddad@relevo-demo.example' },
];
