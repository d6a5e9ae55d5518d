import type { Persona } from '../base/agreement-model';
import { both } from './both';
import { FIT } from './default-score';

const AREA: readonly string[] = FIT.find(({ id }) => id === 'area')?.anyOf ?? [];
const DECIDES: readonly string[] = FIT.find(({ id }) => id === 'decides')?.anyOf ?? [];
const LEADS: readonly string[] = FIT.find(({ id }) => id === 'leads')?.anyOf ?? [];

/** The kinds of person that both departments sell to, as an example. */
export const PERSONAS: readonly Persona[] = [
  {
    id: 'head-of-operations',
    label: both('Head of operations', 'Responsable de operaciones'),
    description: both(
      'Runs the work we help with and faces its problems every day.',
      'Dirige el trabajo en el que ayudamos y afronta sus problemas cada día.',
    ),
    traits: [
      { trait: 'jobTitle', anyOf: AREA, weight: 3 },
      { trait: 'jobTitle', anyOf: [...DECIDES, ...LEADS], weight: 2 },
    ],
  },
  {
    id: 'business-owner',
    label: both('Business owner', 'Propietario de la empresa'),
    description: both(
      'Pays and decides alone; wants to see the return.',
      'Paga y decide en solitario; quiere ver el retorno.',
    ),
    traits: [
      {
        trait: 'jobTitle',
        anyOf: [
          'ceo',
          'founder',
          'owner',
          'partner',
          'president',
          'managing director',
          'gerente',
          'socio',
          'socia',
          'fundador',
          'fundadora',
          'dueño',
          'dueña',
        ],
        weight: 4,
      },
      { trait: 'company', anyOf: [], weight: 1 },
    ],
  },
];
