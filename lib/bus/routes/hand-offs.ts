import * as z from 'zod/mini';
import type { PersonView } from '../../domain/views/person';
import type { TeamView } from '../../domain/views/team';
import { nothing, text } from '../inputs';
import { route } from '../route';

/** Hand-offs and clocks of the team. */
export const handOffsRoutes = {
  'handOffs.team': route<TeamView>()('page', nothing),
  /** Returns a person of the team, for their card; null if no longer cached. */
  'handOffs.person': route<PersonView | null>()('page', z.object({ contactId: text(200) })),
  'handOffs.refresh': route<null>()('page', nothing, 120_000),
} as const;
