import type { OdooWorld } from '../odoo';

/**
 * Moves everything that happened in a seeded database, so that its story leads up to `now` (epoch
 * ms).
 */
export async function bringTo(world: OdooWorld, now: number): Promise<void> {
  const columns = await world.sql<{ table: string; column: string }>(
    `SELECT table_name AS table, column_name AS column FROM information_schema.columns
     WHERE table_schema = 'public' AND data_type LIKE 'timestamp%' AND table_name IN
       ('crm_lead', 'mail_message', 'mailing_trace', 'mailing_mailing', 'event_event', 'event_registration')`,
  );
  const [seeded] = await world.sql<{ at: number }>(
    `SELECT value::bigint AS at FROM ir_config_parameter WHERE key = 'relevo.seeded_at'`,
  );
  if (seeded === undefined) throw new Error(`${world.database} is no copy of the seeded template`);
  const later = `interval '${Math.round((now - seeded.at) / 1000)} seconds'`;
  const named = [...new Set(columns.map(({ table }) => table))];
  const moves = named.map((table) => {
    const sets = columns
      .filter((each) => each.table === table)
      .map(({ column }) => `${column} = ${column} + ${later}`);
    return `UPDATE ${table} SET ${sets.join(', ')};`;
  });
  await world.run(moves.join('\n'));
}
