/** Who acts: it decides what is offered, the CRM decides what is allowed. */
export type Role = 'rep' | 'marketer' | 'manager';
