/**
 * The people of the sample workspace who also write in the demo mailbox, in the order of their stories (see `stories.ts`):
 * address without `.example`, name, company, job title.
 */
export const MAILBOX_PEOPLE = `
hannah.whitfield@fennwick-foods|Hannah Whitfield|Fennwick Foods|Head of Operations
owen.price@fennwick-foods|Owen Price|Fennwick Foods|IT Manager
lucia.serrano@transportes-serrano|Lucía Serrano|Transportes Serrano|Directora de Operaciones
daniel.okafor@brightsea-freight|Daniel Okafor|Brightsea Freight|VP Logistics
carmen.ugarte@bodegas-ugarte|Carmen Ugarte|Bodegas Ugarte|Responsable de Almacén
tom.ellery@ellery-tools|Tom Ellery|Ellery Tools|Managing Director
pablo.quintana@norte-pharma|Pablo Quintana|Norte Pharma|Jefe de Compras
priya.raman@harbourline|Priya Raman|Harbourline Retail|Supply Chain Manager
julia.montes@grupo-montes|Julia Montes|Grupo Montes|Directora General
oliver.brandt@brandt-auto|Oliver Brandt|Brandt Auto Parts|Purchasing Lead
sofia.leal@textil-leal|Sofía Leal|Textil Leal|Directora de Marketing
grace.mbeki@sunrise-growers|Grace Mbeki|Sunrise Growers|Chief Operating Officer
andres.pizarro@pizarro-envases|Andrés Pizarro|Pizarro Envases|Director Financiero
emily.stroud@northgate-medical|Emily Stroud|Northgate Medical|Warehouse Manager
raul.benitez@ferreteria-benitez|Raúl Benítez|Ferretería Benítez|Gerente
chloe.marchant@marchant-wines|Chloe Marchant|Marchant Wines|Head of Distribution
elena.zubiri@zubiri-mecanica|Elena Zubiri|Zubiri Mecánica|Jefa de Planta
samuel.adeyemi@lagoon-electronics|Samuel Adeyemi|Lagoon Electronics|Operations Director
martin.caceres@agro-caceres|Martín Cáceres|Agro Cáceres|Director Comercial
rebecca.lowe@lowe-interiors|Rebecca Lowe|Lowe Interiors|Founder
beatriz.olmo@olmo-cosmetica|Beatriz Olmo|Olmo Cosmética|Directora de Logística
kenji.tanabe@tanabe-precision|Kenji Tanabe|Tanabe Precision|Plant Manager
victor.salas@salas-logistica|Víctor Salas|Salas Logística|Director General
fiona.mccrae@highland-paper|Fiona McCrae|Highland Paper|Procurement Manager
alba.ferrer@ferrer-ceramica|Alba Ferrer|Ferrer Cerámica|Responsable de Sistemas
george.papas@aegean-foods|George Papas|Aegean Foods|Import Manager
ignacio.rueda@rueda-motor|Ignacio Rueda|Rueda Motor|Director de Posventa
laura.jensen@nordlys-furniture|Laura Jensen|Nordlys Furniture|Logistics Coordinator
marcos.vega@vega-energia|Marcos Vega|Vega Energía|Jefe de Proyecto
amelia.hart@hart-publishing|Amelia Hart|Hart Publishing|Fulfilment Manager
cristina.pardo@pardo-farma|Cristina Pardo|Pardo Farma|Responsable de Calidad
ben.carver@carver-sports|Ben Carver|Carver Sports|E-commerce Director
gonzalo.mena@mena-consultores|Gonzalo Mena|Mena Consultores|Socio
nadia.farouk@delta-packaging|Nadia Farouk|Delta Packaging|Production Planner
teresa.bravo@conservas-bravo|Teresa Bravo|Conservas Bravo|Directora de Compras
james.oduya@oduya-components|James Oduya|Oduya Components|Chief Executive
noelia.campos@campos-iluminacion|Noelia Campos|Campos Iluminación|Jefa de Logística
patrick.doyle@doyle-timber|Patrick Doyle|Doyle Timber|Yard Manager
rocio.santana@hotel-santana|Rocío Santana|Hoteles Santana|Directora de Compras
ingrid.solberg@fjord-seafood|Ingrid Solberg|Fjord Seafood|Cold Chain Manager
luis.herrero@herrero-aluminios|Luis Herrero|Herrero Aluminios|Responsable de Expediciones`;

export const FIRST_NAMES =
  'Adriana Alicia Álvaro Ángela Anna Arthur Berta Bruno Carla Charlotte Clara Dario David Diana Edward Elisa Emma Erik Estela Felipe Frances Gema Gerard Gloria Harriet Helena Henry Inés Iris Iván Jack Javier Joana Julian Karin Leo Lidia Lola Lorena Lucas Manuel Marina Mario Marta Miguel Mónica Nancy Natalia Nicolás Nuria Olga Oscar Paula Peter Pilar Quentin Rafael Raquel Rita Robert Rosa Ruth Sara Sergio Simon Silvia Sonia Stella Susana Thomas Tina Ulises Vera Violeta Walter Xavier Yolanda Zara'.split(
    ' ',
  );

export const LAST_NAMES =
  'Abad Acosta Alder Amaya Arroyo Ashby Ballester Barlow Bermejo Blake Bravo Burgos Calder Camacho Casado Cobb Cortés Crespo Dalton Delgado Drake Duarte Eaton Espada Estévez Farrow Figueroa Fleming Galván Garland Godoy Hale Heredia Holt Hurtado Ibáñez Irwin Jarvis Jurado Kemp Lamb Lara Lowry Luján Macías Marsh Mellor Molina Nash Nieto Norris Ochoa Osborne Otero Paige Palacios Pardo Peck Quiroga Ramsey Rey Robles Rowe Rubio Saavedra Sáez Selby Soler Stone Tapia Tejada Thorne Ulloa Vance Varela Villar Wade Yates Zamora'.split(
    ' ',
  );

export const COMPANIES =
  'Aceites Robledal|Alder & Finch|Aragón Cargo|Bayside Outfitters|Calzados Mira|Canal Frío|Castle Print|Cobalt Bearings|Cítricos Levante|Dairy Vale|Duero Muebles|Eastgate Spares|Envíos Sur|Estuary Brewing|Fábrica Norte|Foxglove Home|Galia Óptica|Granite Works|Huerta Viva|Ironbridge Pumps|Kestrel Audio|Lana y Lino|Larkspur Books|Maderas Oria|Meadow Pet|Molinos Alba|Navarra Solar|Oakline Doors|Olivar Real|Pinecrest Toys|Puerto Claro|Quarry Lane|Ribera Foods|Saltwind Marine|Serra Plásticos|Tajo Bike|Tern Valley|Umbra Lighting|Valle Pan|Willow Cosmetics'.split(
    '|',
  );

export const TITLES =
  'Operations Manager|Director de Operaciones|Warehouse Supervisor|Jefa de Almacén|Purchasing Manager|Responsable de Compras|Logistics Analyst|Analista de Datos|Chief Operating Officer|Directora General|Head of Distribution|Jefe de Logística|Office Manager|Administrativo|Marketing Assistant|Becario de Compras|IT Manager|Responsable de Sistemas|Supply Chain Director|Gerente'.split(
    '|',
  );
