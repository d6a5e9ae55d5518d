import type { ImportKey } from '../en/import';
import type { Message } from '../translator';

/** The words of the import of people from a file in Spanish. */
export const importEs: Readonly<Record<ImportKey, Message>> = {
  'nav.import': 'Importar personas',
  'import.lead':
    'Desde un archivo CSV a tu propia lista en este navegador. Lo ves todo antes de añadirlo.',
  'import.not-here': 'Relevo usa {crm}: importa las personas allí y Relevo las mostrará.',
  'import.pick': 'Elegir un archivo',
  'import.drop': 'o suéltalo aquí. CSV o texto con tabuladores, hasta 100.000 filas.',
  'import.template': 'Descargar una plantilla',
  'import.template-columns':
    'Nombre;Apellidos;Correo electrónico;Empresa;Cargo;Teléfono;Etapa;LinkedIn;Campaña',
  'import.reading': 'Leyendo {name}: {percent} %',
  'import.checking': 'Comparando con tus personas: {percent} %',
  'import.running': 'Importando: {done} de {total}',
  'import.stop': 'Detener',
  'import.header': 'Encabezado',
  'import.header-line': 'Línea {line}: {cells}',
  'import.header-none': 'Sin encabezado: la primera línea es una persona',
  'import.encoding': 'Codificación',
  'import.encoding-utf-8': 'Unicode (UTF-8)',
  'import.encoding-windows-1252': 'Occidental (Windows-1252)',
  'import.encoding-macintosh': 'Occidental (Mac Roman)',
  'import.encoding-ibm850': 'Occidental (MS-DOS, 850)',
  'import.encoding-utf-16le': 'Unicode (UTF-16 LE)',
  'import.encoding-utf-16be': 'Unicode (UTF-16 BE)',
  'import.doubt-guessed':
    'El archivo no indica su codificación; la que mejor encaja es {encoding}. Si los acentos se ven mal, elige otra.',
  'import.doubt-mixed': {
    one: 'Una línea tiene otra codificación que el resto y se ha leído en la suya: línea {lines}. Revisa sus acentos. Los nombres que ya tienes no cambian.',
    other:
      '{count} líneas tienen otra codificación que el resto y se han leído en la suya: {lines}. Revisa sus acentos. Los nombres que ya tienes no cambian.',
  },
  'import.doubt-repaired': {
    one: 'Una línea tenía los acentos rotos («Ã±» por «ñ») y se ha reparado: línea {lines}. Los nombres que ya tienes no cambian.',
    other:
      '{count} líneas tenían los acentos rotos («Ã±» por «ñ») y se han reparado: {lines}. Los nombres que ya tienes no cambian.',
  },
  'import.doubt-lost': {
    one: 'Una línea tiene letras perdidas («\ufffd»): línea {lines}. Los nombres que ya tienes no cambian.',
    other:
      '{count} líneas tienen letras perdidas («\ufffd»): {lines}. Los nombres que ya tienes no cambian.',
  },
  'import.stages': 'Etapas desconocidas',
  'import.stages-lead': 'Elige qué significa cada una o importa a esas personas sin etapa.',
  'import.stage-question': '¿Qué es aquí «{word}»?',
  'import.stage-none': 'Sin etapa',
  'import.stage-count': { one: 'una fila', other: '{count} filas' },
  'import.stage-suggested': 'Sugerida: {stage}',
  'import.stage-suggest': 'Usar todas las sugerencias',
  'import.other-names': {
    one: 'Una fila tiene la dirección de una persona anterior con otro nombre y cuenta como ella: línea {lines}.',
    other:
      '{count} filas tienen la dirección de una persona anterior con otro nombre y cuentan como ella: {lines}.',
  },
  'import.preview': 'Vista previa del archivo',
  'import.line': 'Línea',
  'import.rows': { one: 'Una fila.', other: '{count} filas.' },
  'import.counts':
    'Nuevas: {fresh}. Actualizadas: {known}. Sin cambios: {same}. Omitidas: {wrong}.',
  'import.no-stage': {
    one: 'Una persona nueva no tiene etapa.',
    other: '{count} personas nuevas no tienen etapa.',
  },
  'import.no-people':
    'Ninguna fila tiene correo ni perfil de LinkedIn. Elige la columna que los tiene, u otra línea de encabezado.',
  'import.run': { one: 'Importar una persona', other: 'Importar {count} personas' },
  'import.nothing': 'Nada que importar',
  'import.done': 'Añadidas: {added}. Actualizadas: {updated}.',
  'import.stopped': 'Detenida. Añadidas: {added}. Actualizadas: {updated}.',
  'import.last': 'Última importación: {name}. Añadidas: {added}. Actualizadas: {updated}.',
  'import.undo': 'Deshacer la importación',
  'import.undone': 'Importación deshecha. Quitadas: {removed}. Restauradas: {restored}.',
  'import.kept': {
    one: 'Una persona ha cambiado desde entonces y se conserva.',
    other: '{count} personas han cambiado desde entonces y se conservan.',
  },
  'import.problems': { one: 'Una fila omitida', other: '{count} filas omitidas' },
  'import.problems-more': { one: 'y una más', other: 'y {count} más' },
  'import.row': 'Línea {row}:',
  'problem.no-email': 'sin correo ni perfil de LinkedIn',
  'problem.bad-email': 'no es una dirección de correo',
  'problem.too-many-cells': 'demasiadas columnas',
  'problem.too-long': 'texto demasiado largo',
  'problem.broken-quotes': 'comillas sin cerrar',
  'file.workbook':
    'Es un libro de Excel. Ábrelo y guárdalo como «CSV UTF-8 (delimitado por comas)»; después elige ese archivo.',
  'file.old-workbook':
    'Es un libro de Excel de una versión anterior. Ábrelo y guárdalo como «CSV UTF-8 (delimitado por comas)»; después elige ese archivo.',
  'file.opendocument':
    'Es un archivo OpenDocument o de Numbers. Ábrelo y expórtalo como CSV en UTF-8; después elige ese archivo.',
  'file.archive': 'Es un archivo comprimido. Descomprímelo y elige el CSV que contiene.',
  'file.pdf': 'Es un PDF. Exporta la lista como CSV desde el programa que lo hizo.',
  'file.vcard':
    'Es una vCard. Impórtala en tu libreta de direcciones (Google Contacts, Outlook) y expórtala de allí como CSV.',
  'file.json': 'Es JSON. Exporta la lista como CSV.',
  'file.web-page':
    'Es una página web o XML. Ábrela en una hoja de cálculo y guárdala como «CSV UTF-8»; después elige ese archivo.',
  'file.picture': 'Es una imagen. Exporta la lista como CSV.',
  'file.unknown': 'No es una tabla de texto. Guarda la lista como «CSV UTF-8» y elige ese archivo.',
  'file.empty': 'El archivo está vacío.',
  'file.no-rows': 'El archivo no tiene filas.',
  'file.too-many-rows': 'El archivo tiene más de 100.000 filas. Divídelo e importa las partes.',
  'file.too-many-columns': 'El archivo tiene más de 2.000 columnas. Quita las que no necesites.',
  'file.too-many-bytes': 'El archivo supera los 50 MB. Divídelo e importa las partes.',
  'field.none': 'No importar',
  'field.email': 'Correo',
  'field.name': 'Nombre completo',
  'field.firstName': 'Nombre',
  'field.middleName': 'Segundo nombre',
  'field.lastName': 'Apellidos',
  'field.secondLastName': 'Segundo apellido',
  'field.company': 'Empresa',
  'field.jobTitle': 'Cargo',
  'field.phone': 'Teléfono',
  'field.stage': 'Etapa',
  'field.linkedin': 'Perfil de LinkedIn',
  'field.campaign': 'Campaña',
};
