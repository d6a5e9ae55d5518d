/** A contact as both the demo mailbox and the sample CRM workspace know them. */
export interface DemoPerson {
  readonly email: string;
  readonly name: string;
  readonly company: string;
  readonly title: string;
}

/**
 * The mailbox of the demo: a sales rep of a company that sells software for warehouses and
 * deliveries.
 */
export const demoAccount: DemoPerson = {
  email: 'nora.vidal@relevo-demo.example',
  name: 'Nora Vidal',
  company: 'Almenara',
  title: 'Account Executive',
};

/** A colleague in marketing: inside the company, so never a contact. */
export const demoColleague: DemoPerson = {
  email: 'mateo.ibarra@relevo-demo.example',
  name: 'Mateo Ibarra',
  company: 'Almenara',
  title: 'Marketing Manager',
};

function person(email: string, name: string, company: string, title: string): DemoPerson {
  return { email: `${email}.example`, name, company, title };
}

/** Everybody in the demo mailbox who is in the sample CRM. */
export const demoPeople: readonly DemoPerson[] = [
  person(
    'hannah.whitfield@fennwick-foods',
    'Hannah Whitfield',
    'Fennwick Foods',
    'Head of Operations',
  ),
  person('owen.price@fennwick-foods', 'Owen Price', 'Fennwick Foods', 'IT Manager'),
  person(
    'lucia.serrano@transportes-serrano',
    'Lucía Serrano',
    'Transportes Serrano',
    'Directora de Operaciones',
  ),
  person('daniel.okafor@brightsea-freight', 'Daniel Okafor', 'Brightsea Freight', 'VP Logistics'),
  person(
    'carmen.ugarte@bodegas-ugarte',
    'Carmen Ugarte',
    'Bodegas Ugarte',
    'Responsable de Almacén',
  ),
  person('tom.ellery@ellery-tools', 'Tom Ellery', 'Ellery Tools', 'Managing Director'),
  person('pablo.quintana@norte-pharma', 'Pablo Quintana', 'Norte Pharma', 'Jefe de Compras'),
  person('priya.raman@harbourline', 'Priya Raman', 'Harbourline Retail', 'Supply Chain Manager'),
  person('julia.montes@grupo-montes', 'Julia Montes', 'Grupo Montes', 'Directora General'),
  person('oliver.brandt@brandt-auto', 'Oliver Brandt', 'Brandt Auto Parts', 'Purchasing Lead'),
  person('sofia.leal@textil-leal', 'Sofía Leal', 'Textil Leal', 'Directora de Marketing'),
  person(
    'grace.mbeki@sunrise-growers',
    'Grace Mbeki',
    'Sunrise Growers',
    'Chief Operating Officer',
  ),
  person(
    'andres.pizarro@pizarro-envases',
    'Andrés Pizarro',
    'Pizarro Envases',
    'Director Financiero',
  ),
  person(
    'emily.stroud@northgate-medical',
    'Emily Stroud',
    'Northgate Medical',
    'Warehouse Manager',
  ),
  person('raul.benitez@ferreteria-benitez', 'Raúl Benítez', 'Ferretería Benítez', 'Gerente'),
  person(
    'chloe.marchant@marchant-wines',
    'Chloe Marchant',
    'Marchant Wines',
    'Head of Distribution',
  ),
  person('elena.zubiri@zubiri-mecanica', 'Elena Zubiri', 'Zubiri Mecánica', 'Jefa de Planta'),
  person(
    'samuel.adeyemi@lagoon-electronics',
    'Samuel Adeyemi',
    'Lagoon Electronics',
    'Operations Director',
  ),
  person('martin.caceres@agro-caceres', 'Martín Cáceres', 'Agro Cáceres', 'Director Comercial'),
  person('rebecca.lowe@lowe-interiors', 'Rebecca Lowe', 'Lowe Interiors', 'Founder'),
  person('beatriz.olmo@olmo-cosmetica', 'Beatriz Olmo', 'Olmo Cosmética', 'Directora de Logística'),
  person('kenji.tanabe@tanabe-precision', 'Kenji Tanabe', 'Tanabe Precision', 'Plant Manager'),
  person('victor.salas@salas-logistica', 'Víctor Salas', 'Salas Logística', 'Director General'),
  person('fiona.mccrae@highland-paper', 'Fiona McCrae', 'Highland Paper', 'Procurement Manager'),
  person(
    'alba.ferrer@ferrer-ceramica',
    'Alba Ferrer',
    'Ferrer Cerámica',
    'Responsable de Sistemas',
  ),
  person('george.papas@aegean-foods', 'George Papas', 'Aegean Foods', 'Import Manager'),
  person('ignacio.rueda@rueda-motor', 'Ignacio Rueda', 'Rueda Motor', 'Director de Posventa'),
  person(
    'laura.jensen@nordlys-furniture',
    'Laura Jensen',
    'Nordlys Furniture',
    'Logistics Coordinator',
  ),
  person('marcos.vega@vega-energia', 'Marcos Vega', 'Vega Energía', 'Jefe de Proyecto'),
  person('amelia.hart@hart-publishing', 'Amelia Hart', 'Hart Publishing', 'Fulfilment Manager'),
  person('cristina.pardo@pardo-farma', 'Cristina Pardo', 'Pardo Farma', 'Responsable de Calidad'),
  person('ben.carver@carver-sports', 'Ben Carver', 'Carver Sports', 'E-commerce Director'),
  person('gonzalo.mena@mena-consultores', 'Gonzalo Mena', 'Mena Consultores', 'Socio'),
  person('nadia.farouk@delta-packaging', 'Nadia Farouk', 'Delta Packaging', 'Production Planner'),
  person('teresa.bravo@conservas-bravo', 'Teresa Bravo', 'Conservas Bravo', 'Directora de Compras'),
  person('james.oduya@oduya-components', 'James Oduya', 'Oduya Components', 'Chief Executive'),
  person(
    'noelia.campos@campos-iluminacion',
    'Noelia Campos',
    'Campos Iluminación',
    'Jefa de Logística',
  ),
  person('patrick.doyle@doyle-timber', 'Patrick Doyle', 'Doyle Timber', 'Yard Manager'),
  person('rocio.santana@hotel-santana', 'Rocío Santana', 'Hoteles Santana', 'Directora de Compras'),
  person('ingrid.solberg@fjord-seafood', 'Ingrid Solberg', 'Fjord Seafood', 'Cold Chain Manager'),
  person(
    'luis.herrero@herrero-aluminios',
    'Luis Herrero',
    'Herrero Aluminios',
    'Responsable de Expediciones',
  ),
];

/** People who write to Nora and are not in the CRM. */
export const demoStrangers: readonly DemoPerson[] = [
  person('zoe.lindqvist@lindqvist-toys', 'Zoe Lindqvist', 'Lindqvist Toys', 'Buyer'),
  person('hugo.alonso@panaderias-alonso', 'Hugo Alonso', 'Panaderías Alonso', 'Gerente'),
  person('maya.fitzroy@fitzroy-cycles', 'Maya Fitzroy', 'Fitzroy Cycles', 'Operations'),
  person('irene.casas@casas-jardin', 'Irene Casas', 'Casas Jardín', 'Administración'),
  person('ravi.menon@quayside-labs', 'Ravi Menon', 'Quayside Labs', 'Student researcher'),
];

/** Senders that are no person at all. */
export const demoSenders: readonly DemoPerson[] = [
  person('news@warehouse-weekly', 'Warehouse Weekly', 'Warehouse Weekly', 'Newsletter'),
  person('boletin@logistica-al-dia', 'Logística al día', 'Logística al día', 'Boletín'),
  person('hola@trenes-ibericos', 'Trenes Ibéricos', 'Trenes Ibéricos', 'Reservas'),
  person('no-reply@calendario-eventos', 'Calendario', 'Calendario', 'Notificaciones'),
  person('events@supply-forum', 'Supply Forum', 'Supply Forum', 'Events'),
];
