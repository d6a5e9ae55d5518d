import * as z from 'zod/mini';
import type { AgreementImpact } from '../../domain/agreement/impact';
import type { Agreement } from '../../domain/base/agreement-model';
import type { AgreementOverview, Imported, Published } from '../../domain/views/agreement-overview';
import { nothing, text } from '../inputs';
import { route } from '../route';

const signing = z.object({
  digest: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  department: z.enum(['marketing', 'sales']),
});

/** The agreement as a document of both departments. */
export const agreementRoutes = {
  /** Returns the version in force. */
  'agreement.read': route<Agreement>()('page', nothing),
  'agreement.overview': route<AgreementOverview>()('page', nothing),
  /** Reads the documents of the team from the CRM. */
  'agreement.refresh': route<null>()('page', nothing, 25_000),
  /** Saves a draft on this device. Both documents are validated like any other. */
  'agreement.draft': route<AgreementOverview>()(
    'page',
    z.object({ base: z.unknown(), agreement: z.unknown() }),
  ),
  'agreement.dropDraft': route<AgreementOverview>()('page', nothing),
  /** Continues without documents that a newer Relevo, or another user, has put into the CRM. */
  'agreement.leaveOut': route<AgreementOverview>()(
    'page',
    z.object({ ids: z.array(text(200)).check(z.maxLength(50)) }),
  ),
  /** Compares what an agreement and the one in force do to every contact on this device. */
  'agreement.impact': route<AgreementImpact>()(
    'page',
    z.object({ agreement: z.unknown() }),
    60_000,
  ),
  /**
   * Publishes the draft as the next version, merged with versions published since; `choices` by
   * `conflictKey`.
   */
  'agreement.publish': route<Published>()(
    'page',
    z.object({ choices: z.record(text(2_000), z.enum(['mine', 'theirs'])) }),
    25_000,
  ),
  /** The signer is the rep's user of the connection. */
  'agreement.sign': route<AgreementOverview>()('page', signing, 25_000),
  'agreement.unsign': route<AgreementOverview>()('page', signing, 25_000),
  /** Makes a draft from a file. */
  'agreement.import': route<Imported>()('page', z.object({ text: text(1_000_000) })),
} as const;
