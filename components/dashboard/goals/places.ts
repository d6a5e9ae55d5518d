import { writeAddress } from '../kit/page-address';

/** Where goals are edited in the agreement. */
export const EDIT_GOALS = writeAddress('agreement', { do: 'edit', part: 'goals' });
