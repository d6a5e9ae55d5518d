const split = (text: string): readonly string[] => text.trim().split(/\s*,\s*/);

export const FIRST_NAMES =
  split(`Ana, Bruno, Carla, Diego, Elena, Fabián, Gloria, Hugo, Irene, Javier, Karina, Lucas, Marta,
  Nicolás, Olga, Pablo, Rosa, Sergio, Teresa, Víctor, Amy, Ben, Chloe, David, Emma, Frank, Grace, Henry, Isla, Jack, Kate,
  Liam, Megan, Noah, Olivia, Peter, Quinn, Ruth, Simon, Tess, Aiko, Bilal, Chidi, Dana, Esra, Farah, Goran, Hana, Ivo, Jana,
  Kofi, Leila, Milan, Nadia, Omar, Priya, Rafael, Sana, Tariq, Yuki`);

export const LAST_NAMES =
  split(`Abad, Bermejo, Cano, Durán, Esteban, Ferrer, Galindo, Herrero, Ibáñez, Jurado, Lozano, Marín,
  Navarro, Ortega, Pastor, Quesada, Romero, Soler, Tejada, Urrutia, Valdés, Zamora, Archer, Barlow, Carter, Dawson, Ellis,
  Foster, Graham, Harper, Irving, Jordan, Knight, Lowell, Mercer, Norris, Osborne, Palmer, Reeves, Sutton, Turner, Vaughn,
  Walsh, Young, Adeyemi, Bauer, Costa, Demir, Eriksen, Fontaine, Greco, Haddad, Ivanova, Jansen, Kovač, Lindqvist, Moreau,
  Nakamura, Okoye, Petrov, Rossi, Silva, Tanaka, Weber`);

export const COMPANY_FIRST =
  split(`Alder, Bright, Cobalt, Delta, Ember, Fjord, Granite, Harbor, Indigo, Juniper, Kestrel, Lumen,
  Maple, Nimbus, Orchard, Pioneer, Quarry, River, Summit, Tidal, Umber, Valle, Willow, Zenit`);

export const COMPANY_SECOND =
  split(`Foods, Freight, Logistics, Retail, Pharma, Textiles, Energy, Motors, Paper, Tools,
  Interiors, Electronics, Packaging, Medical, Wines, Cosmetics, Furniture, Steel, Farms, Media`);

export const JOB_TITLES =
  split(`Head of Operations, Warehouse Manager, Chief Operating Officer, Directora de Logística,
  Jefe de Compras, IT Manager, Supply Chain Manager, Managing Director, Responsable de Almacén, Financial Controller,
  Purchasing Lead, Director Comercial, Plant Manager, VP Logistics, Consultant, Student`);

export const FORMS =
  split(`Warehouse checklist: download, Newsletter sign-up, Demo request, Pricing guide: download,
  Webinar registration: peak season, Contact us, Guía de inventario: descarga, ROI calculator`);

export const MAILINGS =
  split(`Newsletter September, Newsletter October, Newsletter November, Case study: Harbor Foods,
  Invitation: peak season webinar, Product update: routes, Boletín de otoño, Last call: early-bird price, How to count stock`);

export const CAMPAIGNS = split(
  `Peak season 2026, Autumn inventory, Logistics fair Madrid, Always-on search, Referral spring`,
);

export const PAGES = split(
  `/, /pricing, /product/routes, /product/stock, /blog/peak-season, /customers, /demo, /es/precios`,
);

export const EVENTS: ReadonlyArray<readonly [id: string, name: string]> = [
  ['88001', 'Webinar: peak season without overtime'],
  ['88002', 'Webinar: inventario en una semana'],
  ['88003', 'Logistics fair Madrid'],
  ['88004', 'Breakfast for operations leads'],
];

/** Letters and digits alone, as they stand in addresses. */
export function plainLetters(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[^a-zA-Z0-9]/g, '')
    .toLowerCase();
}
