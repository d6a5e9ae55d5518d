/** Hosts that Relevo asks for only when somebody connects their CRM. */
export const OPTIONAL_HOSTS = ['https://api.hubapi.com/*'] as const;
