/** What the company of the seeded world has named and written. */
export const CAMPAIGNS = [
  'Peak season 2026',
  'Autumn inventory',
  'Logistics fair Madrid',
  'Always-on search',
] as const;
export const SOURCES = ['Google', 'LinkedIn', 'Newsletter list', 'Partner referral'] as const;
export const MEDIUMS = ['Email', 'Website', 'Google Ads', 'Banner'] as const;
export const LOST_REASONS = ['Chose a competitor', 'No budget this year', 'Wrong person'] as const;

export const MAILINGS = [
  'How to count stock without closing',
  'Invitation: peak season without overtime',
  'Case study: Harbor Foods',
  'Guía de inventario para pymes',
  'Autumn guide to warehouse automation',
] as const;

export const EVENTS = [
  'Webinar: peak season without overtime',
  'Breakfast for operations leads',
  'Logistics fair Madrid',
] as const;

/** As reps write them, in HTML as Odoo stores them. */
export const NOTES = [
  '<p>Spoke for ten minutes. They close the budget in <strong>January</strong>.</p>',
  '<p>No contesta; lo intento el jueves.</p>',
  '<p>Wants to see routes &amp; stock in one screen.</p><ul><li>3 warehouses</li><li>40 users</li></ul>',
  '<p>Asked for a reference in <em>cold chain</em>.<br>Sent Fjord.</p>',
  '<p>Decide la directora financiera, no él.</p>',
  '<p>Uses a spreadsheet of 2014 &lt;really&gt;. Good fit.</p>',
] as const;

export const MAILS = [
  ['Prices for three warehouses', '<p>Could you send me the prices for three warehouses?</p>'],
  ['Re: demo on Tuesday', '<p>Tuesday at ten works for us.</p>'],
  ['Duda sobre la integración', '<p>¿Se integra con nuestro ERP?</p>'],
] as const;
