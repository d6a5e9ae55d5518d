import * as z from 'zod/mini';
import type { CheckResult, ConnectionState, ConnectionView } from '../../domain/views/admin';
import type { CrmChoice } from '../../domain/views/crm-choice';
import { nothing, registered, stage, text } from '../inputs';
import { route } from '../route';

/** The CRM that is connected. */
export const connectionRoutes = {
  'connection.state': route<ConnectionState>()('page', nothing),
  'connection.read': route<ConnectionView>()('page', nothing),
  /** The CRMs that there are, for the form that connects one. */
  'connection.choices': route<CrmChoice[]>()('page', nothing),
  /**
   * Chooses the CRM and stores its key, if given; what was connected before stays until the CRM has
   * answered with it. No route returns the key.
   */
  'connection.save': route<ConnectionView>()(
    'page',
    z.object({
      kind: registered,
      /** Checked by the schema of that kind. */
      account: z.optional(z.record(text(40), z.nullable(text(320)))),
      token: z.optional(text(2_000)),
      ownerId: z.optional(z.nullable(text(100))),
    }),
    25_000,
  ),
  /**
   * Confirms that the current account is a former connection, so that its pending intents continue.
   */
  'connection.same': route<ConnectionView>()('page', z.object({ id: text(200) }), 25_000),
  'connection.map': route<ConnectionView>()(
    'page',
    z.object({
      stages: z.record(text(200), stage),
      stageField: z.nullable(text(200)),
      scoreField: z.nullable(text(200)),
      profileField: z.nullable(text(200)),
    }),
  ),
  /** Says who the user of the rep's own list is. */
  'connection.nameMe': route<ConnectionView>()(
    'page',
    z.object({ name: text(200), email: z.nullable(text(320)) }),
  ),
  /** Deletes the invented people; refused while the sample workspace is in use. */
  'connection.removeSample': route<{ removed: true }>()('page', nothing),
  /** Creates the fields that the CRM lacks, and maps stage and score to them. */
  'connection.makeFields': route<ConnectionView>()('page', nothing, 60_000),
  'connection.check': route<CheckResult>()('page', nothing, 60_000),
} as const;
