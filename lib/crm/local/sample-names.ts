/**
 * The people of the sample workspace who also write in the demo mailbox: address without
 * `.example`, name, company, job title, and the first letter of their stage, which fits what they
 * write there.
 */
export const MAILBOX_PEOPLE = `
hannah.whitfield@fennwick-foods|Hannah Whitfield|Fennwick Foods|Head of Operations|m
owen.price@fennwick-foods|Owen Price|Fennwick Foods|IT Manager|l
lucia.serrano@transportes-serrano|Lucía Serrano|Transportes Serrano|Directora de Operaciones|o
daniel.okafor@brightsea-freight|Daniel Okafor|Brightsea Freight|VP Logistics|o
carmen.ugarte@bodegas-ugarte|Carmen Ugarte|Bodegas Ugarte|Responsable de Almacén|c
tom.ellery@ellery-tools|Tom Ellery|Ellery Tools|Managing Director|o
pablo.quintana@norte-pharma|Pablo Quintana|Norte Pharma|Jefe de Compras|o
priya.raman@harbourline|Priya Raman|Harbourline Retail|Supply Chain Manager|o
julia.montes@grupo-montes|Julia Montes|Grupo Montes|Directora General|c
oliver.brandt@brandt-auto|Oliver Brandt|Brandt Auto Parts|Purchasing Lead|o
sofia.leal@textil-leal|Sofía Leal|Textil Leal|Directora de Marketing|m
grace.mbeki@sunrise-growers|Grace Mbeki|Sunrise Growers|Chief Operating Officer|c
andres.pizarro@pizarro-envases|Andrés Pizarro|Pizarro Envases|Director Financiero|s
emily.stroud@northgate-medical|Emily Stroud|Northgate Medical|Warehouse Manager|m
raul.benitez@ferreteria-benitez|Raúl Benítez|Ferretería Benítez|Gerente|m
chloe.marchant@marchant-wines|Chloe Marchant|Marchant Wines|Head of Distribution|c
elena.zubiri@zubiri-mecanica|Elena Zubiri|Zubiri Mecánica|Jefa de Planta|o
samuel.adeyemi@lagoon-electronics|Samuel Adeyemi|Lagoon Electronics|Operations Director|s
martin.caceres@agro-caceres|Martín Cáceres|Agro Cáceres|Director Comercial|s
rebecca.lowe@lowe-interiors|Rebecca Lowe|Lowe Interiors|Founder|s
beatriz.olmo@olmo-cosmetica|Beatriz Olmo|Olmo Cosmética|Directora de Logística|c
kenji.tanabe@tanabe-precision|Kenji Tanabe|Tanabe Precision|Plant Manager|s
victor.salas@salas-logistica|Víctor Salas|Salas Logística|Director General|c
fiona.mccrae@highland-paper|Fiona McCrae|Highland Paper|Procurement Manager|s
alba.ferrer@ferrer-ceramica|Alba Ferrer|Ferrer Cerámica|Responsable de Sistemas|s
george.papas@aegean-foods|George Papas|Aegean Foods|Import Manager|m
ignacio.rueda@rueda-motor|Ignacio Rueda|Rueda Motor|Director de Posventa|l
laura.jensen@nordlys-furniture|Laura Jensen|Nordlys Furniture|Logistics Coordinator|c
marcos.vega@vega-energia|Marcos Vega|Vega Energía|Jefe de Proyecto|s
amelia.hart@hart-publishing|Amelia Hart|Hart Publishing|Fulfilment Manager|l
cristina.pardo@pardo-farma|Cristina Pardo|Pardo Farma|Responsable de Calidad|l
ben.carver@carver-sports|Ben Carver|Carver Sports|E-commerce Director|m
gonzalo.mena@mena-consultores|Gonzalo Mena|Mena Consultores|Socio|v
nadia.farouk@delta-packaging|Nadia Farouk|Delta Packaging|Production Planner|s
teresa.bravo@conservas-bravo|Teresa Bravo|Conservas Bravo|Directora de Compras|m
james.oduya@oduya-components|James Oduya|Oduya Components|Chief Executive|m
noelia.campos@campos-iluminacion|Noelia Campos|Campos Iluminación|Jefa de Logística|c
patrick.doyle@doyle-timber|Patrick Doyle|Doyle Timber|Yard Manager|l
rocio.santana@hotel-santana|Rocío Santana|Hoteles Santana|Directora de Compras|l
ingrid.solberg@fjord-seafood|Ingrid Solberg|Fjord Seafood|Cold Chain Manager|l
luis.herrero@herrero-aluminios|Luis Herrero|Herrero Aluminios|Responsable de Expediciones|l`;

const list = (text: string): readonly string[] => text.split('|');

/**
 * Given names of the others by the forms that their titles take: English, Spanish of men, Spanish
 * of women.
 */
export const GIVEN = {
  en: list(
    'Anna|Arthur|Charlotte|David|Edward|Emma|Frances|Gerard|Harriet|Henry|Iris|Jack|Joan|Julian|Karin|Leo|Lucy|Nancy|Oscar|Paula|Peter|Quentin|Rita|Robert|Ruth|Simon|Stella|Thomas|Tina|Vera|Walter|Zara',
  ),
  him: list(
    'Álvaro|Bruno|Darío|Diego|Felipe|Gonzalo|Iván|Javier|Julio|Lucas|Manuel|Mario|Miguel|Nicolás|Óscar|Rafael|Sergio|Tomás',
  ),
  her: list(
    'Adriana|Alicia|Ángela|Berta|Clara|Elisa|Estela|Gema|Inés|Lidia|Lorena|Marina|Mónica|Nuria|Pilar|Raquel|Silvia|Yolanda',
  ),
} as const;

export const FAMILY = {
  en: list(
    'Alder|Ashby|Barlow|Blake|Calder|Cobb|Dalton|Drake|Eaton|Farrow|Fleming|Garland|Hale|Holt|Irwin|Jarvis|Kemp|Lowry|Marsh|Mellor|Nash|Norris|Osborne|Peck|Ramsey|Rowe|Selby|Thorne|Vance|Wade|Yates',
  ),
  es: list(
    'Abad|Acosta|Amaya|Arroyo|Ballester|Bermejo|Burgos|Camacho|Casado|Cortés|Crespo|Duarte|Espada|Estévez|Galván|Godoy|Heredia|Hurtado|Ibáñez|Jurado|Luján|Macías|Nieto|Otero|Palacios|Quiroga|Robles|Sáez|Tejada|Ulloa|Varela|Zamora',
  ),
} as const;

export const COMPANIES = {
  en: list(
    'Alder & Finch|Bayside Outfitters|Castle Print|Cobalt Bearings|Dairy Vale|Eastgate Spares|Estuary Brewing|Foxglove Home|Granite Works|Ironbridge Pumps|Kestrel Audio|Larkspur Books|Meadow Pet|Oakline Doors|Pinecrest Games|Quarry Lane|Saltwind Marine|Tern Valley|Umbra Lighting|Willow Cosmetics',
  ),
  es: list(
    'Aceites Robledal|Aragón Cargo|Calzados Mira|Canal Frío|Cítricos Levante|Duero Muebles|Envíos Sur|Fábrica Norte|Galia Óptica|Huerta Viva|Lana y Lino|Maderas Oria|Molinos Alba|Navarra Solar|Olivar Real|Puerto Claro|Ribera Alimentos|Serra Plásticos|Tajo Bicicletas|Valle Pan',
  ),
} as const;

/** Trades that the names of further companies are made with. */
export const TRADES = {
  en: list(
    'Freight|Foods|Packaging|Tools|Retail|Paper|Seeds|Textiles|Lighting|Kitchens|Marine|Plastics|Bikes',
  ),
  es: list(
    'Conservas|Envases|Frutas|Muebles|Papelera|Recambios|Textiles|Cerámicas|Ferretería|Harinas|Cárnicas|Juguetes|Viveros',
  ),
} as const;

/** Job titles in English, Spanish of a man, Spanish of a woman. */
export const TITLES = {
  buyers: list(
    'Operations Director,Director de Operaciones,Directora de Operaciones|Warehouse Manager,Jefe de Almacén,Jefa de Almacén|Purchasing Manager,Responsable de Compras,Responsable de Compras|VP Supply Chain,Director de Logística,Directora de Logística|Logistics Manager,Jefe de Logística,Jefa de Logística|Managing Director,Gerente,Gerente|Head of Distribution,Responsable de Expediciones,Responsable de Expediciones|Plant Manager,Jefe de Planta,Jefa de Planta',
  ),
  others: list(
    'IT Manager,Responsable de Sistemas,Responsable de Sistemas|Office Manager,Administrativo,Administrativa|Financial Controller,Contable,Contable|Marketing Assistant,Técnico de Marketing,Técnica de Marketing|Data Analyst,Analista de Datos,Analista de Datos|Purchasing Intern,Becario de Compras,Becaria de Compras|Buyer,Comprador,Compradora',
  ),
} as const;
