import { CONTACT_PROPERTIES, DEFAULT_STAGES, OPTIONS, OTHER_PROPERTIES } from './property-table';
import { OBJECT_TYPES, type ObjectType } from './types';

export type ValueType = 'string' | 'number' | 'datetime' | 'enumeration' | 'bool';

interface Option {
  label: string;
  value: string;
  displayOrder: number;
  hidden: boolean;
  description: string;
}

export interface Property {
  name: string;
  label: string;
  type: ValueType;
  group: string;
  readOnly: boolean;
  unique: boolean;
  custom: boolean;
  options: Option[];
}

const STAGE_DATES = ['date_entered', 'date_exited'] as const;
const STAGE_TIMES = ['latest_time_in', 'cumulative_time_in'] as const;

function title(value: string): string {
  return value.charAt(0) + value.slice(1).toLowerCase().replaceAll('_', ' ');
}

/** What an administrator may set on an option beside value and label. */
type OptionExtras = Partial<Pick<Option, 'displayOrder' | 'hidden'>>;
export type StageOption = readonly [value: string, label: string, more?: OptionExtras];

function optionsOf(choices: readonly StageOption[]): Option[] {
  return choices.map(([value, label, more], displayOrder) => ({
    label,
    value,
    displayOrder,
    hidden: false,
    description: '',
    ...more,
  }));
}

function make(
  name: string,
  label: string,
  type: ValueType,
  group: string,
  readOnly: boolean,
): Property {
  const choices = type === 'bool' ? ['true', 'false'] : (OPTIONS[name] ?? []);
  const options = optionsOf(choices.map((value) => [value, title(value)] as const));
  return { name, label, type, group, readOnly, unique: name === 'email', custom: false, options };
}

function parse(table: string): Property[] {
  const lines = table.split('\n').filter((line) => line !== '');
  return lines.map((line) => {
    const [marked = '', label = '', type = 'string', group = ''] = line.split('|');
    return make(marked.replace('!', ''), label, type as ValueType, group, marked.endsWith('!'));
  });
}

/** Properties that every object has and no one writes. */
function builtIn(type: ObjectType): Property[] {
  const [created, modified] =
    type === 'contacts' || type === 'companies'
      ? ['createdate', type === 'contacts' ? 'lastmodifieddate' : 'hs_lastmodifieddate']
      : [type === 'deals' ? 'createdate' : 'hs_createdate', 'hs_lastmodifieddate'];
  const group = 'core';
  return [
    make('hs_object_id', 'Record ID', 'number', group, true),
    make(created ?? '', 'Create Date', 'datetime', group, true),
    make(modified ?? '', 'Last Modified Date', 'datetime', group, true),
  ];
}

/**
 * Names of the two time properties of a type: HubSpot calls them differently from object to object.
 */
export function timeNames(type: ObjectType): { created: string; modified: string } {
  const created =
    type === 'contacts' || type === 'companies' || type === 'deals'
      ? 'createdate'
      : 'hs_createdate';
  return { created, modified: type === 'contacts' ? 'lastmodifieddate' : 'hs_lastmodifieddate' };
}

/** The property definitions of one account, which an administrator may change. */
export class PropertyBook {
  readonly #byType = new Map<ObjectType, Map<string, Property>>();

  constructor() {
    for (const type of OBJECT_TYPES) {
      const table = type === 'contacts' ? CONTACT_PROPERTIES : OTHER_PROPERTIES[type];
      const all = [...builtIn(type), ...parse(table)];
      this.#byType.set(type, new Map(all.map((property) => [property.name, property])));
    }
    for (const name of ['linkedin_profile', 'lead_score_fit_and_engagement'])
      this.#own(name).custom = true;
    this.setStages(DEFAULT_STAGES);
  }

  #own(name: string): Property {
    const property = this.get('contacts', name);
    if (!property) throw new Error(`no contact property ${name}`);
    return property;
  }

  #of(type: ObjectType): Map<string, Property> {
    return this.#byType.get(type) ?? new Map();
  }

  get(type: ObjectType, name: string): Property | undefined {
    return this.#of(type).get(name);
  }

  all(type: ObjectType): Property[] {
    return [...this.#of(type).values()];
  }

  /** Adds a custom property, or replaces one. */
  add(
    type: ObjectType,
    name: string,
    label: string,
    valueType: ValueType,
    more: Partial<Property> = {},
  ): void {
    this.#of(type).set(name, {
      ...make(name, label, valueType, 'contactinformation', false),
      custom: true,
      ...more,
    });
  }

  remove(type: ObjectType, name: string): void {
    this.#of(type).delete(name);
  }

  /**
   * Replaces the lifecycle stages, in order, with the date and duration properties that belong to
   * them.
   */
  setStages(stages: readonly StageOption[]): void {
    this.#own('lifecyclestage').options = optionsOf(stages);
    const company = this.get('companies', 'lifecyclestage');
    if (company) company.options = optionsOf(stages);
    const contacts = this.#of('contacts');
    for (const [value, label] of stages) {
      for (const kind of STAGE_DATES) {
        const name = `hs_v2_${kind}_${value}`;
        contacts.set(
          name,
          make(name, `${title(kind)} "${label}"`, 'datetime', 'contactinformation', true),
        );
      }
      for (const kind of STAGE_TIMES) {
        const name = `hs_v2_${kind}_${value}`;
        contacts.set(
          name,
          make(name, `${title(kind)} "${label}"`, 'number', 'contactinformation', true),
        );
      }
      const first = `hs_lifecyclestage_${value}_date`;
      if (!/^\d/.test(value)) {
        contacts.set(
          first,
          make(first, `Became a ${label} Date`, 'datetime', 'contactinformation', true),
        );
      }
    }
  }

  /** Stage values by `displayOrder`. */
  stageOrder(): string[] {
    const options = [...this.#own('lifecyclestage').options];
    // "-1" is displayed after every positive value.
    const place = ({ displayOrder }: Option) =>
      displayOrder < 0 ? Number.MAX_SAFE_INTEGER : displayOrder;
    return options.sort((a, b) => place(a) - place(b)).map((option) => option.value);
  }
}
