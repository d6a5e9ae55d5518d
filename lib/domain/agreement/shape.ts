/** How to format a number or a text of the agreement. */
export type CellUnit =
  | 'text'
  | 'date'
  | 'month'
  | 'points'
  | 'days'
  | 'minutes'
  | 'count'
  | 'weight'
  | 'trait'
  | 'words'
  | 'weekdays'
  | 'share'
  | 'touches'
  | 'model'
  | 'time-of-day'
  | 'time-zone'
  | 'stage'
  | 'measure'
  | 'goal'
  | 'department'
  | 'traits'
  | 'entry'
  | 'order';

/**
 * How a part of the document can change: as one value (`cell`), by field, by entries with a fixed
 * key, or as a set of values. Fields that depend on each other (`together`) change as one value.
 */
export type Shape =
  | { readonly kind: 'cell'; readonly unit: CellUnit }
  | {
      readonly kind: 'fields';
      readonly fields: Readonly<Record<string, Shape>>;
      readonly together: readonly {
        readonly name: string;
        readonly fields: readonly string[];
        readonly unit: CellUnit;
      }[];
    }
  | {
      readonly kind: 'entries';
      readonly key: string;
      readonly entry: Extract<Shape, { kind: 'fields' }>;
    }
  | { readonly kind: 'set'; readonly unit: CellUnit };

const cell = (unit: CellUnit): Shape => ({ kind: 'cell', unit });

function fields(
  own: Readonly<Record<string, Shape>>,
  together: Extract<Shape, { kind: 'fields' }>['together'] = [],
): Extract<Shape, { kind: 'fields' }> {
  return { kind: 'fields', fields: own, together };
}

function entries(
  key: string,
  own: Readonly<Record<string, Shape>>,
  together: Extract<Shape, { kind: 'fields' }>['together'] = [],
): Shape {
  return { kind: 'entries', key, entry: fields(own, together) };
}

/**
 * Both languages are one value: a text changed by one side does not fit a translation changed by
 * the other.
 */
const TEXT = cell('text');
const MEANING = fields({ meaning: TEXT, whatToDo: TEXT });
const REASONS = entries('id', { label: TEXT });
const CLOCK = cell('minutes');
const STEP = fields({
  windowDays: cell('days'),
  rate: cell('share'),
  worth: cell('count'),
  lagDays: cell('days'),
});

/**
 * The parts of the agreement that users can change; format, version and signatures follow from
 * them.
 */
export const AGREEMENT_SHAPE = fields({
  validFrom: cell('date'),
  stages: fields({
    visitor: MEANING,
    lead: MEANING,
    mql: MEANING,
    sql: MEANING,
    opportunity: MEANING,
    customer: MEANING,
  }),
  doNotContact: { kind: 'set', unit: 'stage' },
  personas: entries('id', { label: TEXT, description: TEXT, traits: cell('traits') }),
  score: fields(
    {
      halfLifeDays: cell('days'),
      fit: entries('id', {
        label: TEXT,
        trait: cell('trait'),
        anyOf: cell('words'),
        points: cell('points'),
      }),
      engagement: entries('kind', { label: TEXT, points: cell('points'), cap: cell('points') }),
    },
    [{ name: 'parts', fields: ['fitMax', 'engagementMax'], unit: 'points' }],
  ),
  mqlThreshold: cell('points'),
  clocks: fields({
    'accept-mql': CLOCK,
    'first-contact': CLOCK,
    'decide-sql': CLOCK,
    'attend-opportunity': CLOCK,
    'review-sql': CLOCK,
  }),
  hours: fields(
    {
      timeZone: cell('time-zone'),
      days: cell('weekdays'),
      holidays: { kind: 'set', unit: 'date' },
    },
    [{ name: 'open', fields: ['from', 'to', 'pause'], unit: 'time-of-day' }],
  ),
  rejectReasons: REASONS,
  recycleReasons: REASONS,
  demoteReasons: REASONS,
  goals: entries(
    'id',
    {
      owner: cell('department'),
      responsible: TEXT,
      measure: cell('measure'),
      target: cell('count'),
      label: TEXT,
      serves: cell('goal'),
    },
    [{ name: 'months', fields: ['from', 'until'], unit: 'month' }],
  ),
  plan: fields({
    steps: fields({ lead: STEP, mql: STEP, sql: STEP, opportunity: STEP }),
    leadsPerVisitor: cell('share'),
    chance: cell('share'),
    visitors: entries('month', { count: cell('count') }),
  }),
  attribution: fields({
    touches: cell('touches'),
    lookbackDays: cell('days'),
    model: cell('model'),
    shares: fields({
      first: cell('weight'),
      lead: cell('weight'),
      opportunity: cell('weight'),
      won: cell('weight'),
      others: cell('weight'),
    }),
    aliases: entries('former', { current: TEXT }),
  }),
  truth: fields({
    silentDays: cell('days'),
    dealDays: cell('days'),
    contactDays: cell('days'),
    thresholdDays: cell('days'),
  }),
});
