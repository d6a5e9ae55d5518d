/** Names of people of whom no CRM knows. */
export const FIRST_NAMES: readonly string[] = [
  'Aksel',
  'Birgit',
  'Caspian',
  'Dorota',
  'Edurne',
  'Florian',
  'Greta',
  'Hamid',
  'Ines',
  'Jarek',
  'Kavita',
  'Leif',
  'Mireia',
  'Naveen',
  'Odalys',
  'Petra',
  'Quique',
  'Rania',
  'Stellan',
  'Tamsin',
  'Ulises',
  'Vesna',
  'Wen',
  'Xana',
  'Yusuf',
  'Zdenka',
];

export const LAST_NAMES: readonly string[] = [
  'Aldecoa',
  'Brannigan',
  'Castellví',
  'Dumitrescu',
  'Eguren',
  'Fossum',
  'Grabowski',
  'Holloway',
  'Iturralde',
  'Jankowska',
  'Kirwan',
  'Lindholm',
  'Mukherjee',
  'Nascimento',
  'Oyelaran',
  'Prochazka',
  'Quesada',
  'Rosenqvist',
  'Szabo',
  'Tremonti',
  'Underhill',
  'Vasconcelos',
  'Whitcombe',
  'Ximenez',
  'Yildirim',
  'Zamorano',
];

export const FOREIGN_COMPANIES: readonly string[] = [
  'Kestrel Analytics',
  'Puerto Norte Cargo',
  'Blue Fjord Robotics',
  'Talleres Iruña',
  'Meridian Cold Store',
  'Oak & Anvil',
  'Lumbre Studio',
  'Stackyard',
  'Río Claro Foods',
  'Vantage Pallets',
];

export const TITLES: readonly string[] = [
  'Supply Planner',
  'Head of Fulfilment',
  'Jefa de Compras',
  'Data Engineer',
  'Key Account Manager',
  'Directora de Calidad',
  'Product Owner',
  'Warehouse Lead',
  'Recruiter',
  'Consultant',
];

export const SCHOOLS: readonly string[] = [
  'Universidad de Zaragoza',
  'University of Leeds',
  'Politecnico di Torino',
  'Lund University',
  'IE Business School',
];

export const PLACES: readonly string[] = [
  'Leeds, England, United Kingdom',
  'Zaragoza, Aragon, Spain',
  'Greater Bilbao Metropolitan Area',
  'Porto, Portugal',
  'Gothenburg, Sweden',
  'Rotterdam, Netherlands',
];

export const PARAGRAPHS: readonly string[] = [
  'I like floors that are swept and numbers that add up. Twelve years between loading docks and spreadsheets.',
  'Most problems in a warehouse are decided a week before they happen. I try to be there that week.',
  'Mentor of young planners, collector of bad labels, slow runner.',
  'Trabajo con equipos que envían mucho y quieren equivocarse menos.',
  'Open to talk about returns, cold chains and how to count without closing.',
];

export const POSTS: readonly string[] = [
  'We cut picking errors by a third this quarter, and the trick was better light.',
  'Busco planificadora para nuestra nave de Getafe. Turno de mañana, equipo excelente.',
  'Three things I learnt from a failed go-live: start on a Tuesday, feed people, print the plan.',
  'Peak season starts on Monday. Be kind to your carriers.',
];
