import type { Contact } from '../../domain/contact';
import { STAGES, type Stage, stageOrder } from '../../domain/stage';
import type { Language } from '../../domain/text';
import { signalsOf, type Touch } from '../../domain/touch';
import type { Owner } from '../connector';
import { CAMPAIGNS, type Campaign } from './campaigns';
import { COMPANIES, FIRST_NAMES, LAST_NAMES, MAILBOX_PEOPLE, TITLES } from './people';
import { ENTERED_HOURS, MAILBOX_STAGES, PROPORTIONS, STORIES } from './stories';

const HOUR_MS = 3_600_000;
const PEOPLE = 200;
/** Every third person is the rep's own, the rest the colleagues' in turn. */
const OWN_EVERY = 3;

/** The sales team of the sample company; the first one is the rep who looks at it. */
export const OWNERS: readonly Owner[] = [
  { id: 'nora', name: 'Nora Vidal', email: 'nora.vidal@relevo-demo.example' },
  { id: 'tomas', name: 'Tomás Arce', email: 'tomas.arce@relevo-demo.example' },
  { id: 'greta', name: 'Greta Lund', email: 'greta.lund@relevo-demo.example' },
  { id: 'samir', name: 'Samir Haddad', email: 'samir.haddad@relevo-demo.example' },
];

/** A person of the sample with everything they did. */
export interface Sample {
  readonly contact: Contact;
  readonly touches: readonly Touch[];
}

interface Person {
  readonly email: string;
  readonly name: string;
  readonly company: string;
  readonly title: string;
  readonly stage: Stage;
}

/**
 * The sample workspace: two hundred people of invented companies over the six stages, the same for the same arguments.
 * @param now epoch ms; their past leads up to it, so that clocks run
 */
export function samplePeople(now: number, language: Language): Sample[] {
  const met = new Map<Stage, number>();
  return cast().map((person, index) => {
    const turn = met.get(person.stage) ?? 0;
    met.set(person.stage, turn + 1);
    return makeSample(person, index, turn, now, language);
  });
}

/** Everybody: first those who write in the demo mailbox, then others until the proportions are filled. */
function cast(): Person[] {
  const people = MAILBOX_PEOPLE.trim()
    .split('\n')
    .map((line, index): Person => {
      const [address = '', name = '', company = '', title = ''] = line.split('|');
      return { email: `${address}.example`, name, company, title, stage: pick(MAILBOX_STAGES, index) };
    });
  const wanted = STAGES.flatMap((stage) => {
    const there = people.filter((person) => person.stage === stage).length;
    return Array.from({ length: Math.max(0, PROPORTIONS[stage] - there) }, () => stage);
  });
  for (let index = 0; people.length < PEOPLE; index++) people.push(extra(index, pick(wanted, index * 7)));
  return people;
}

function extra(index: number, stage: Stage): Person {
  // Steps that share no factor with the lists' lengths, so that names and companies do not repeat together.
  const first = pick(FIRST_NAMES, index * 13);
  const last = pick(LAST_NAMES, index * 29 + 5);
  const company = pick(COMPANIES, index * 11);
  return {
    email: `${slug(first)}.${slug(last)}@${slug(company)}.example`,
    name: `${first} ${last}`,
    company,
    title: pick(TITLES, index * 3),
    stage,
  };
}

function makeSample(person: Person, index: number, turn: number, now: number, language: Language): Sample {
  const id = `sample-${index + 1}`;
  const campaign = pick(CAMPAIGNS, index * 3 + turn);
  const entered = now - pick(ENTERED_HOURS[person.stage], turn) * HOUR_MS;
  const touches = makeTouches(id, person.stage, campaign, index, now, language);
  const owner = index % OWN_EVERY === 0 ? OWNERS[0] : pick(OWNERS.slice(1), index);
  const contact: Contact = {
    id,
    name: person.name,
    emails: [person.email],
    linkedinSlug: slug(person.name),
    company: person.company,
    jobTitle: person.title,
    stage: person.stage,
    nativeStage: { id: person.stage, label: person.stage },
    stageDates: stageDates(person.stage, entered, touches),
    crmScore: null,
    owner:
      owner === undefined || stageOrder(person.stage) < stageOrder('mql') ? null : { id: owner.id, name: owner.name },
    campaign: person.stage === 'visitor' ? null : campaign.name,
    traits: { jobTitle: person.title, company: person.company },
    signals: signalsOf(touches, now),
    revision: '1',
    url: null,
    gaps: [],
  };
  return { contact, touches };
}

function makeTouches(
  id: string,
  stage: Stage,
  campaign: Campaign,
  index: number,
  now: number,
  language: Language,
): Touch[] {
  // Somebody with a shorter past has done less: it spreads the scores as they spread in life.
  const story = STORIES[stage].slice(0, Math.max(1, STORIES[stage].length - (index % 3)));
  return story.map((beat, place): Touch => {
    const first = place === 0 && stage !== 'visitor';
    const shift = ((index * 37) % 20) / 10;
    return {
      id: `${place}`,
      contactId: id,
      kind: first ? campaign.kind : beat.kind,
      at: Math.round(now - (beat.hours + shift) * HOUR_MS),
      title: beat.title[language].replace('{c}', campaign.title[language]),
      channel: first ? campaign.channel[language] : null,
      campaign: first ? campaign.name : null,
      by: beat.by,
    };
  });
}

/** When each stage up to this one was entered: the last as told, those before spread between the first touch and it. */
function stageDates(stage: Stage, entered: number, touches: readonly Touch[]): Contact['stageDates'] {
  const start = Math.min(entered, ...touches.map((touch) => touch.at));
  const steps = stageOrder(stage);
  return Object.fromEntries(
    STAGES.slice(0, steps + 1).map((each, place) => [
      each,
      steps === 0 ? entered : Math.round(start + ((entered - start) * place) / steps),
    ]),
  );
}

function pick<Value>(values: readonly Value[], index: number): Value {
  const value = values[index % values.length];
  if (value === undefined) throw new Error('nothing to pick from');
  return value;
}

function slug(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
}
