/** Origins that our content scripts run on. */
export const SITES = ['https://mail.google.com'] as const;
