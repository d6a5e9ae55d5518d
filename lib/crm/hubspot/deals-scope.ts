/** The scope that a key needs to read deals. */
export const DEALS_SCOPE = 'crm.objects.deals.read';
