import type { Owner } from '../port/connector';

/** The rep at whose desk the embedded workspace stands. */
export const ME: Owner = {
  id: 'nora',
  name: 'Nora Vidal',
  email: 'nora.vidal@relevo-demo.example',
};

/** The rep who answers late what comes in on a Friday. */
export const LATE_ON_FRIDAYS = 'samir';

/** The sales team of the sample company. */
export const TEAM: readonly Owner[] = [
  ME,
  { id: 'tomas', name: 'Tomás Arce', email: 'tomas.arce@relevo-demo.example' },
  { id: 'greta', name: 'Greta Lund', email: 'greta.lund@relevo-demo.example' },
  { id: LATE_ON_FRIDAYS, name: 'Samir Haddad', email: 'samir.haddad@relevo-demo.example' },
];

/** The marketer who answers what sales says. */
export const MARKETER: Owner = {
  id: 'mateo',
  name: 'Mateo Ibarra',
  email: 'mateo.ibarra@relevo-demo.example',
};
