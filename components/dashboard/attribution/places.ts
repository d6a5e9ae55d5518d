import { writeAddress } from '../kit/page-address';

/** Where the model and the touches that count are edited in the agreement. */
export const EDIT_ATTRIBUTION = writeAddress('agreement', { do: 'edit', part: 'funnel' });
