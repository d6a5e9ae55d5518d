import { plainText } from '../person/namesake';
import type { ImportField } from './model';

/** What the name of a column says it is. */
export interface NameGuess {
  readonly field: ImportField;
  /** How likely, from 1 to 10. */
  readonly weight: number;
}

/** Words of which a column of addresses may be called beside "email". */
const NEUTRAL = new Set(
  [
    'address addresses addr adresse id value valor work business primary main principal',
    'contact contacto contacts de del la el direccion trabajo laboral profesional',
    'professional corporativo corporate company empresa office oficina person persona',
    'people lead customer cliente preferred your su hs 1 electronico electronica',
  ].flatMap((words) => words.split(' ')),
);
const SECOND =
  'secondary second other others additional non alt alternate alternative secundario ' +
  'secundaria alternativo alternativa adicional adicionales otro otros segundo 2 3 4 5 ' +
  '6';
const PRIVATE = 'personal home private particular casa privado';
const LATER = new Map<string, number>([
  ...SECOND.split(' ').map((word) => [word, 7] as const),
  ...PRIVATE.split(' ').map((word) => [word, 6] as const),
]);
const EMAIL_WORD = /\b(?:e ?mails?|mails?|correos?|courriels?)\b/;

const COMPANY =
  '(?:company|companies|account|organi[sz]ations?|employer|firm|business|empresa|compania|organizacion|cuenta|negocio|firma|sociedad|entreprise|societe)';
const OWN = '(?:original|lead|first|last|latest|contact|marketing|acquisition|conversion)';

/**
 * Whole names of columns in plain words, in English and Spanish, as people and programs write them.
 */
const NAMES: readonly (readonly [ImportField, number, RegExp])[] = [
  ['firstName', 10, /^(?:contact )?(?:first|given|christian) ?names?$|^fore ?names?$|^f ?name$/],
  [
    'firstName',
    10,
    /^nombres?(?: s| de pila| 1)?$|^prim(?:er|eiro) nom(?:br)?e$|^prenom$|^vorname$/,
  ],
  [
    'middleName',
    10,
    /^(?:middle|additional|second) ?(?:names?|initial)$|^segundo nombre$|^nombre 2$/,
  ],
  [
    'secondLastName',
    10,
    /^(?:segundo|2o|2 o) ?apellido$|^apellido (?:2|materno)$|^(?:apellido )?materno$|^(?:second|maternal|mothers?) (?:last|sur|family) ?name$|^(?:last|sur) ?name 2$/,
  ],
  ['lastName', 10, /^(?:contact )?(?:last|family) ?names?$|^sur ?names?(?: 1)?$|^l ?name$/],
  [
    'lastName',
    10,
    /^(?:primer |1er |1 er )?apellidos?(?: s)?(?: 1| paterno| completos)?$|^paterno$|^(?:first|paternal) (?:last|sur) ?name$|^nachname$|^nom(?: de famille)?$|^sobrenome$|^cognome$/,
  ],
  ['name', 10, /^(?:contact )?(?:full|complete) ?name$|^nombre completo$|^nom complet$/],
  [
    'name',
    9,
    /^nombres?(?: s)? (?:y |e )?apellidos?(?: s)?\b.*$|^apellidos?(?: s)? (?:y )?nombres?(?: s)?\b.*$/,
  ],
  ['name', 9, /^(?:last|family|sur) ?name first ?name$|^first ?name (?:and )?last ?name$/],
  [
    'name',
    9,
    /^(?:associated )?contacts?(?: person)?(?: full)?(?: ?name)?$|^(?:client|customer|lead|prospect|person|attendee|subscriber) ?name$/,
  ],
  [
    'name',
    9,
    /^(?:nombre (?:del? )?(?:la )?)?(?:contacto|persona|cliente|asistente|persona de contacto)$/,
  ],
  ['name', 8, /^name$|^nome(?: completo)?$/],
  ['name', 5, /^display ?name$|^file as$|^nombre para mostrar$/],
  [
    'company',
    10,
    new RegExp(
      `^(?:(?:primary |parent |main )?(?:associated |current )?(?:contact |lead |person )?${COMPANY}(?: 1)?(?: ?name| nombre)?|(?:nombre (?:comercial )?(?:de )?(?:la |el )?)?${COMPANY}(?: asociada| actual| principal)?(?: 1)?)$`,
    ),
  ],
  ['company', 10, /^razon social$|^empleador$|^unternehmen$|^azienda$|^works? at$/],
  [
    'jobTitle',
    10,
    /^(?:current )?job(?: ?title| ?position| role)?$|^(?:organi[sz]ation|company|work|business|professional|person|contact)(?: 1)? ?(?:job )?title$/,
  ],
  [
    'jobTitle',
    9,
    /^(?:current |job )?(?:position|role|occupation|designation)$|^(?:cargo|puesto|funcion|profesion|ocupacion|rol)(?: de trabajo| actual| laboral| en la (?:empresa|organizacion))?$|^titulo (?:del? )?(?:trabajo|puesto|laboral|profesional)$/,
  ],
  [
    'phone',
    10,
    /^(?:(?:contact|person|work|business|office|direct|main|primary) )?(?:tele)?phones?(?: 1)?(?: (?:number|no|value|work))?$|^tel(?:efono)?s?(?: 1)?(?: (?:directo|principal|(?:del? (?:la )?)?(?:trabajo|oficina|empresa|contacto)))?$/,
  ],
  [
    'phone',
    9,
    /^(?:(?:work|business) )?(?:mobile|cell)(?: ?phone)?(?: (?:number|no))?$|^(?:(?:telefono )?(?:movil|celular)|numero de telefono(?: movil)?)(?: de(?:l)? trabajo)?$|^whatsapp(?: number)?$/,
  ],
  ['jobTitle', 4, /^titles?$|^titulo$|^headline$|^fonction$|^poste$|^ruolo$/],
  [
    'stage',
    10,
    /^(?:hs )?(?:contact )?life ?cycle(?: ?stage| phase)?$|^(?:etapa del? )?ciclo de vida$/,
  ],
  [
    'stage',
    9,
    /^(?:funnel |lead |contact |sales |marketing |pipeline |crm |customer |buyer )?(?:stage|phase)(?: name)?$/,
  ],
  [
    'stage',
    9,
    /^(?:etapa|fase)(?: (?:del?|en el)(?: la| el)? (?:ciclo de vida|embudo|contacto|lead|prospecto|cliente|funnel|pipeline|ventas?))?(?: del? (?:contacto|cliente|lead))?$/,
  ],
  [
    'stage',
    8,
    /^(?:deal|opportunity) ?stage$|^(?:etapa|fase) del? (?:la )?(?:oportunidad|negocio|trato)$/,
  ],
  [
    'stage',
    3,
    /^(?:lead |contact |customer |deal |opportunity |person )?(?:status|label|type)$|^(?:estado|situacion|tipo|etiqueta)(?: del? (?:la )?(?:lead|contacto|cliente|negocio|oportunidad|trato))?$/,
  ],
  ['campaign', 10, new RegExp(`^(?:${OWN} )*campaign(?: ?name)?$|^utm campaign$`)],
  ['campaign', 10, /^(?:nombre de (?:la )?)?campanas?(?: de marketing| original)?$/],
  ['campaign', 7, new RegExp(`^(?:${OWN} ?)*source(?: campaign)?$|^utm source$`)],
  [
    'campaign',
    7,
    /^(?:origen|fuente|procedencia)(?: original| del? (?:contacto|lead|prospecto|cliente)| de la oportunidad)?$/,
  ],
];

/** Names of columns that lists have and an import does not use; they are signs of a header too. */
const OTHERS = new RegExp(
  [
    String.raw`^(?:record )?ids?\b|\bid$|\bphone|\bmobile|\btel(?:efono)?|\bmovil|^fax|\bstreet`,
    String.raw`\baddress|^direccion|\bcity$|^ciudad|^provincia|\bcountry|^pais|\bstate$|\bzip`,
    String.raw`postal|^notas?$|^notes?$|^remarks|^comments?|^comentarios|^observaciones|birthday`,
    String.raw`^fecha\b|\bdate$|\bowner|^propietario|^comercial$|^salesperson|^importe|^amount`,
    String.raw`^tags?$|^labels?$|^etiquetas|^status|^estado|^sector|^industry|^industria`,
    String.raw`^salutation|^tratamiento|^gender|^language|^idioma|^website|^web$|^url$`,
    String.raw`^connected on$|^department|^departamento|^nickname|^suffix|^prefix|^opportunity`,
    String.raw`^oportunidad|^created|^score|^puntuacion|revenue|ingreso`,
  ].join('|'),
);

/** A column of addresses or names of other people: of colleagues, or made for a display. */
const NOT_THEIRS = new RegExp(
  [
    String.raw`owner|propietari|comercial|vendedor|sales ?(?:person|rep)|assigned|asignad|created`,
    String.raw`cread|modified|modificad|responsable|manager|referr|recomendad|display|agent|\buser`,
    String.raw`usuario|sender|remitente|supervisor|\bby$`,
  ].join('|'),
);

/** Groups that stand before the name of a column ("Person - Name", "Contact: Email"). */
const OF_PERSON =
  /^(?:person|persona|people|contact|contacto|contacts|lead|prospecto|name|nombre|emails?|correos?|phones?|linkedin|primary contact|contacto principal|customer|cliente|organi[sz]ation|company|account|empresa|cuenta)(?: \d)?$/;
const OF_COMPANY = new RegExp(`^${COMPANY}(?: 1)?$`);
const OF_DEAL = /^(?:deal|opportunity|negocio|oportunidad|trato|order|invoice)$/;
const GROUP = /^(.{1,40}?)(?:\s+-\s+|\s*[:/>|.]\s*|\s+–\s+)(.+)$/s;

/**
 * A name of a column in plain words: no accents, signs and capitals; camelCase and digits parted.
 */
export function plainWordsOf(name: string): string {
  const parted = name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{L})(\d)/gu, '$1 $2')
    .replace(/[ºª]/g, 'o');
  return plainText(parted)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** Whether a column belongs to colleagues or to a display. */
export function isNotTheirs(name: string): boolean {
  return NOT_THEIRS.test(plainWordsOf(name));
}

/** Whether a cell is a name of a column that lists have, used here or not. */
export function isColumnName(cell: string): boolean {
  if (cell.length > 100 || cell.includes('@')) return false;
  const words = plainWordsOf(cell);
  return words !== '' && (guessOfName(cell) !== null || OTHERS.test(words));
}

/** What a column is by its name; null where the name says nothing. */
export function guessOfName(name: string): NameGuess | null {
  const once = name.replace(/ \(\d+\)$/, '');
  const spellings = [
    EMAIL_WORD.test(plainWordsOf(once)) ? name : once,
    name.replace(/\([^()]*\)?/g, ' '),
    name.replace(/\*/g, ' '),
  ];
  for (const spelling of spellings) {
    const found = guessOfWords(plainWordsOf(spelling)) ?? guessInGroup(spelling);
    if (found !== null) return found;
  }
  return null;
}

function guessInGroup(name: string): NameGuess | null {
  const [, before = '', rest = ''] = GROUP.exec(name) ?? [];
  const [group, words] = [plainWordsOf(before), plainWordsOf(rest)];
  if (rest === '' || NOT_THEIRS.test(group)) return null;
  if (OF_COMPANY.test(group) && /^(?:name|nombre|title)$/.test(words))
    return {
      field: words === 'title' ? 'jobTitle' : 'company',
      weight: words === 'title' ? 9 : 10,
    };
  const inner = guessOfWords(words) ?? guessInGroup(rest);
  if (inner === null) return null;
  if (OF_DEAL.test(group))
    return /stage|campaign/.test(inner.field) || /contact|persona/.test(words) ? inner : null;
  if (group.startsWith('linkedin') && !OF_COMPANY.test(words))
    return { field: 'linkedin', weight: 10 };
  if (OF_PERSON.test(group)) {
    // A person's title is their job; a company's address, stage or e-mail is not the person's.
    return inner.field === 'jobTitle' ? { ...inner, weight: Math.max(8, inner.weight) } : inner;
  }
  return { ...inner, weight: Math.max(1, inner.weight - 3) };
}

function guessOfWords(words: string): NameGuess | null {
  if (words === '') return null;
  const email = emailWeight(words);
  if (email > 0) return { field: 'email', weight: email };
  if (/linked ?in/.test(words)) {
    const about = /company|empresa|organi|cuenta|account|group|headline|followers|connections|bio/;
    return about.test(words) ? null : { field: 'linkedin', weight: 10 };
  }
  const found = NAMES.find(([, , pattern]) => pattern.test(words));
  return found === undefined ? null : { field: found[0], weight: found[1] };
}

/** How likely addresses stand under a name: work before others before private; 0 for none. */
function emailWeight(words: string): number {
  if (!EMAIL_WORD.test(words)) return 0;
  let weight = 10;
  for (const word of words.replace(new RegExp(EMAIL_WORD, 'g'), ' ').split(' ')) {
    if (word === '' || NEUTRAL.has(word)) continue;
    const later = LATER.get(word);
    if (later === undefined) return 0;
    weight = Math.min(weight, later);
  }
  return weight;
}

/** Whether a name says that the family name stands first ("Apellidos, Nombre"). */
export function isTurnedName(name: string): boolean {
  return /^(?:apellidos?|(?:last|family|sur) ?names?)\b.+\b(?:nombres?|first|given|name)/.test(
    plainWordsOf(name),
  );
}
