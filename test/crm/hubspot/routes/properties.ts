import type { Hono } from 'hono';
import { notFound } from '../errors';
import { type Env, needAny, typeParam, versionOf } from '../http';
import type { Property } from '../properties';
import type { World } from '../world';

const ANY_READ = [
  'crm.objects.contacts.read',
  'crm.objects.companies.read',
  'crm.objects.deals.read',
];
const FIELD_TYPES = {
  string: 'text',
  number: 'number',
  datetime: 'date',
  enumeration: 'select',
  bool: 'booleancheckbox',
};

function presentProperty(property: Property): unknown {
  const { name, label, type, group, readOnly, custom, options, unique } = property;
  return {
    name,
    label,
    description: '',
    groupName: group,
    type,
    fieldType: name === 'lifecyclestage' ? 'radio' : FIELD_TYPES[type],
    options,
    hubspotDefined: !custom,
    calculated: /^hs_(v2_|time_|calculated_|predictive)/.test(name),
    externalOptions: name === 'hubspot_owner_id',
    ...(name === 'hubspot_owner_id' && { referencedObjectType: 'OWNER' }),
    hasUniqueValue: unique,
    hidden: false,
    archived: false,
    displayOrder: -1,
    formField: !readOnly,
    modificationMetadata: {
      archivable: custom,
      readOnlyDefinition: !custom,
      readOnlyOptions: !custom && name !== 'lifecyclestage',
      readOnlyValue: readOnly,
    },
  };
}

/** Property definitions: `/crm/properties/{v}/{type}`. */
export function propertyRoutes(app: Hono<Env>, world: World): void {
  app.get('/crm/properties/:v/:type', (c) => {
    versionOf(c);
    needAny(c, ANY_READ);
    return c.json({ results: world.book.all(typeParam(c)).map(presentProperty) });
  });

  app.get('/crm/properties/:v/:type/:name', (c) => {
    versionOf(c);
    needAny(c, ANY_READ);
    const property = world.book.get(typeParam(c), c.req.param('name'));
    if (!property) throw notFound(`Property ${c.req.param('name')} does not exist`);
    return c.json(presentProperty(property));
  });
}
