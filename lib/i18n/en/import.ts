import type { Message } from '../translator';

/** The words of the import of people from a file. */
export const importEn = {
  'nav.import': 'Import people',
  'import.lead':
    'From a CSV file into your own list in this browser. You see everything before it is added.',
  'import.not-here': 'Relevo uses {crm}: import people there, and Relevo shows them.',
  'import.pick': 'Choose a file',
  'import.drop': 'or drop one here. CSV or tab-separated text, up to 100,000 rows.',
  'import.template': 'Download a template',
  'import.template-columns':
    'First name,Last name,Email,Company,Job title,Phone,Stage,LinkedIn,Campaign',
  'import.reading': 'Reading {name}: {percent} %',
  'import.checking': 'Comparing with your people: {percent} %',
  'import.running': 'Importing: {done} of {total}',
  'import.stop': 'Stop',
  'import.header': 'Header',
  'import.header-line': 'Line {line}: {cells}',
  'import.header-none': 'No header: the first line is a person',
  'import.encoding': 'Encoding',
  'import.encoding-utf-8': 'Unicode (UTF-8)',
  'import.encoding-windows-1252': 'Western (Windows-1252)',
  'import.encoding-macintosh': 'Western (Mac Roman)',
  'import.encoding-ibm850': 'Western (MS-DOS, 850)',
  'import.encoding-utf-16le': 'Unicode (UTF-16 LE)',
  'import.encoding-utf-16be': 'Unicode (UTF-16 BE)',
  'import.doubt-guessed':
    'The file does not name its encoding; {encoding} fits best. If accents look wrong, choose another one.',
  'import.doubt-mixed': {
    one: 'One line has a different encoding and was read with it: line {lines}. Check its accents. Existing names do not change.',
    other:
      '{count} lines have a different encoding and were read with it: {lines}. Check their accents. Existing names do not change.',
  },
  'import.doubt-repaired': {
    one: 'One line had broken accents (“Ã±” for “ñ”) and was repaired: line {lines}. Existing names do not change.',
    other:
      '{count} lines had broken accents (“Ã±” for “ñ”) and were repaired: {lines}. Existing names do not change.',
  },
  'import.doubt-lost': {
    one: 'One line has lost letters (“\ufffd”): line {lines}. Existing names do not change.',
    other: '{count} lines have lost letters (“\ufffd”): {lines}. Existing names do not change.',
  },
  'import.stages': 'Unknown stages',
  'import.stages-lead': 'Choose what each of them means, or import the people without a stage.',
  'import.stage-question': 'What is “{word}” here?',
  'import.stage-none': 'No stage',
  'import.stage-count': { one: 'one row', other: '{count} rows' },
  'import.stage-suggested': 'Suggested: {stage}',
  'import.stage-suggest': 'Use all suggestions',
  'import.other-names': {
    one: 'One row has the address of a person above under another name and counts as that person: line {lines}.',
    other:
      '{count} rows have the address of a person above under another name and count as that person: {lines}.',
  },
  'import.preview': 'Preview of the file',
  'import.line': 'Line',
  'import.rows': { one: 'One row.', other: '{count} rows.' },
  'import.counts': 'New: {fresh}. Updated: {known}. Unchanged: {same}. Skipped: {wrong}.',
  'import.no-stage': {
    one: 'One new person has no stage.',
    other: '{count} new people have no stage.',
  },
  'import.no-people':
    'No row has an email address or a LinkedIn profile. Choose the column that holds them, or another header line.',
  'import.run': { one: 'Import one person', other: 'Import {count} people' },
  'import.nothing': 'Nothing to import',
  'import.done': 'Added {added}, updated {updated}.',
  'import.stopped': 'Stopped. Added {added}, updated {updated}.',
  'import.last': 'Last import: {name}. Added {added}, updated {updated}.',
  'import.undo': 'Undo import',
  'import.undone': 'Import undone. Removed {removed}, restored {restored}.',
  'import.kept': {
    one: 'One person changed since and was kept.',
    other: '{count} people changed since and were kept.',
  },
  'import.problems': { one: 'One row is skipped', other: '{count} rows are skipped' },
  'import.problems-more': { one: 'and one more', other: 'and {count} more' },
  'import.row': 'Line {row}:',
  'problem.no-email': 'no email address and no LinkedIn profile',
  'problem.bad-email': 'not an email address',
  'problem.too-many-cells': 'too many columns',
  'problem.too-long': 'text too long',
  'problem.broken-quotes': 'unclosed quote',
  'file.workbook':
    'This is an Excel workbook. Open it and save it as “CSV UTF-8 (comma delimited)”, then choose that file.',
  'file.old-workbook':
    'This is an Excel workbook of an older version. Open it and save it as “CSV UTF-8 (comma delimited)”, then choose that file.',
  'file.opendocument':
    'This is an OpenDocument or Numbers file. Open it and export it as CSV in UTF-8, then choose that file.',
  'file.archive': 'This is a compressed archive. Unpack it, then choose the CSV file inside.',
  'file.pdf': 'This is a PDF. Export the list as CSV from the program that made it.',
  'file.vcard':
    'This is a vCard. Import it into your address book (Google Contacts, Outlook), then export it there as CSV.',
  'file.json': 'This is JSON. Export the list as CSV.',
  'file.web-page':
    'This is a web page or XML. Open it in a spreadsheet and save it as “CSV UTF-8”, then choose that file.',
  'file.picture': 'This is an image. Export the list as CSV.',
  'file.unknown': 'This is not a text table. Save the list as “CSV UTF-8”, then choose that file.',
  'file.empty': 'This file is empty.',
  'file.no-rows': 'This file has no rows.',
  'file.too-many-rows': 'This file has more than 100,000 rows. Split it and import the parts.',
  'file.too-many-columns': 'This file has more than 2,000 columns. Remove those you do not need.',
  'file.too-many-bytes': 'This file is larger than 50 MB. Split it and import the parts.',
  'field.none': 'Don’t import',
  'field.email': 'Email',
  'field.name': 'Name',
  'field.firstName': 'First name',
  'field.middleName': 'Middle name',
  'field.lastName': 'Last name',
  'field.secondLastName': 'Second last name',
  'field.company': 'Company',
  'field.jobTitle': 'Job title',
  'field.phone': 'Phone',
  'field.stage': 'Stage',
  'field.linkedin': 'LinkedIn profile',
  'field.campaign': 'Campaign',
} as const satisfies Record<string, Message>;

export type ImportKey = keyof typeof importEn;
