/**
 * The role of the user. It decides what Relevo offers; the CRM decides what is permitted.
 * Administrators have none of their own: without a server there are no accounts to administer, what
 * they set for everyone stands in the browser's policy and in the CRM, and connection, mapping and
 * diagnostics are in the options of every role.
 */
export type Role = 'rep' | 'marketer' | 'manager';
