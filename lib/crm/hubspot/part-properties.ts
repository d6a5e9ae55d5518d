/** HubSpot's own buyer persona, and where a contact first came from ("Original source"). */
export const PERSONA = 'hs_persona';
export const SOURCE = 'hs_analytics_source';
