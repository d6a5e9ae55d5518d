/** The role of the user. It decides what Relevo offers; the CRM decides what is permitted. */
export type Role = 'rep' | 'marketer' | 'manager';
