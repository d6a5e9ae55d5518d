/** HubSpot's one API host, for accounts in every region. */
export const HUBSPOT_ORIGIN = 'https://api.hubapi.com';
