import { normaliseEmail } from '../../domain/person/identity';
import type { CsvTable } from './csv';
import { plainWords } from './from-row';

/** What a column of a file can be. */
const IMPORT_FIELDS = [
  'email',
  'name',
  'firstName',
  'lastName',
  'company',
  'jobTitle',
  'stage',
  'linkedin',
  'campaign',
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** Column → field; columns that are not named are left out. */
export type ColumnMapping = Readonly<Record<string, string>>;

/**
 * Whole names of columns, in English and Spanish, as spreadsheets and CRMs write them; the
 * likeliest first.
 */
const NAMES: Readonly<Record<ImportField, RegExp>> = {
  email:
    /^((work|primary|contact|business|main) )?(e ?mails?|mail)( address| 1| id)?$|^(direccion de )?(e ?mail|correo)( electronico)?( de trabajo| principal| profesional)?$/,
  firstName: /^(first|given) ?name$|^fore ?name$|^nombre( de pila)?$/,
  lastName: /^(last|family) ?name$|^sur ?name$|^(primer )?apellidos?$/,
  name: /^(full |contact |person )?name$|^contact$|^nombre (completo|y apellidos|del contacto)$|^(contacto|persona)$/,
  company:
    /^((associated )?company|account|organi[sz]ation|employer)( name)?$|^((nombre de la )?(empresa|compania|organizacion)|cuenta|razon social)( asociada)?$/,
  jobTitle:
    /^(job|current|professional) ?(title|position|role)$|^(title|position|role)$|^(cargo|puesto)( de trabajo)?$/,
  stage:
    /^(lifecycle|funnel|lead|contact)? ?stage$|^(etapa|fase)( del?)?( ciclo de vida| embudo| contacto)?$/,
  linkedin:
    /^(person )?linked ?in( (profile|url|profile url|url profile|address))?$|^(perfil|url)( de)? linked ?in$/,
  campaign:
    /^(original |lead |first )?(campaign|source)( name)?$|^campana$|^(origen|fuente)( original| del contacto)?$/,
};

const ROWS_LOOKED_AT = 20;

/**
 * Which column is what, by its name; a column full of addresses is the email whatever it is called.
 */
export function guessMapping({ columns, rows }: CsvTable): ColumnMapping {
  const found = new Map<ImportField, string>();
  for (const field of IMPORT_FIELDS) {
    const column = columns.find((each) => NAMES[field].test(plainWords(each).join(' ')));
    if (column !== undefined) found.set(field, column);
  }
  const first = found.get('firstName');
  // "Nombre" alone is the whole name; only beside the family name is it the given one.
  if (first !== undefined && !found.has('lastName') && !found.has('name')) {
    found.delete('firstName');
    found.set('name', first);
  }
  const addresses = columns.find((_, index) =>
    mostlyEmails(rows.slice(0, ROWS_LOOKED_AT).map((row) => row.cells[index])),
  );
  if (!found.has('email') && addresses !== undefined) found.set('email', addresses);
  return Object.fromEntries([...found].map(([field, column]) => [column, field]));
}

function mostlyEmails(cells: readonly (string | undefined)[]): boolean {
  const filled = cells.filter((cell) => cell !== undefined && cell.trim() !== '');
  return (
    filled.length > 0 &&
    filled.filter((cell) => normaliseEmail(cell ?? '') !== null).length > filled.length / 2
  );
}

/**
 * The place of each mapped field among the columns; what the mapping names and nobody knows is left
 * out.
 */
export function fieldPlaces(
  columns: readonly string[],
  mapping: ColumnMapping,
): ReadonlyMap<ImportField, number> {
  const places = new Map<ImportField, number>();
  for (const [place, column] of columns.entries()) {
    const field = IMPORT_FIELDS.find(
      (each) => Object.hasOwn(mapping, column) && mapping[column] === each,
    );
    if (field !== undefined && !places.has(field)) places.set(field, place);
  }
  return places;
}
