import { stageOrder } from '../base/stage';
import { comparableName } from '../person/namesake';
import type { ImportPerson, OtherName } from './model';

/** People by their addresses and profiles, several rows of one person joined. */
export class Gathering {
  readonly people: ImportPerson[] = [];
  readonly otherNames: OtherName[] = [];
  readonly #places = new Map<string, number>();

  add(person: ImportPerson): void {
    const place = this.#placeOf(person);
    const known = place === undefined ? undefined : this.people[place];
    if (place === undefined || known === undefined) {
      const emails = person.emails.filter((email) => !this.#places.has(`e:${email}`));
      this.people.push({ ...person, emails });
      this.#remember({ ...person, emails }, this.people.length - 1);
      return;
    }
    const isSame = person.linkedin !== null && person.linkedin === known.linkedin;
    const isOther = !isSame && areOthers(person.name, known.name);
    if (isOther) {
      const [line = 0] = person.lines;
      this.otherNames.push({ line, name: person.name ?? '', kept: known.name ?? '' });
    }
    // Two who share an address may be two people: the other's own addresses are not this one's.
    const emails = person.emails.filter(
      (email) => !isOther && (this.#places.get(`e:${email}`) ?? place) === place,
    );
    const linkedin = isOther ? null : person.linkedin;
    const joined = joinPeople(known, { ...person, emails, linkedin });
    this.people[place] = joined;
    this.#remember(joined, place);
  }

  /** The person with the same profile or first address; another address only with the same name. */
  #placeOf({ emails, linkedin, name }: ImportPerson): number | undefined {
    const [first] = emails;
    const certain =
      (linkedin === null ? undefined : this.#places.get(`l:${linkedin}`)) ??
      (first === undefined ? undefined : this.#places.get(`e:${first}`));
    if (certain !== undefined) return certain;
    for (const email of emails) {
      const place = this.#places.get(`e:${email}`);
      const theirs = place === undefined ? undefined : this.people[place]?.name;
      if (place === undefined) continue;
      if (name === null || theirs == null || comparableName(name) === comparableName(theirs))
        return place;
    }
    return undefined;
  }

  #remember({ emails, linkedin }: ImportPerson, place: number): void {
    for (const email of emails) this.#places.set(`e:${email}`, place);
    if (linkedin !== null) this.#places.set(`l:${linkedin}`, place);
  }
}

/**
 * Whether two names are of two people, so that one address is of both: they begin differently, and
 * neither is a part of the other.
 */
function areOthers(a: string | null, b: string | null): boolean {
  const words = comparableName(a ?? '').split(' ');
  const others = comparableName(b ?? '').split(' ');
  if (words[0] === '' || others[0] === '' || words[0] === others[0]) return false;
  const isPart = (part: readonly string[], whole: readonly string[]) =>
    part.every((word) => whole.includes(word));
  return !isPart(words, others) && !isPart(others, words);
}

/** Two rows of one person: what stands first stays, the further stage counts. */
export function joinPeople(a: ImportPerson, b: ImportPerson): ImportPerson {
  const further =
    a.stage === null || (b.stage !== null && stageOrder(b.stage) > stageOrder(a.stage));
  return {
    lines: [...a.lines, ...b.lines],
    name: a.name ?? b.name,
    emails: [...new Set([...a.emails, ...b.emails])],
    linkedin: a.linkedin ?? b.linkedin,
    company: a.company ?? b.company,
    jobTitle: a.jobTitle ?? b.jobTitle,
    phone: a.phone ?? b.phone,
    stage: further ? b.stage : a.stage,
    campaign: a.campaign ?? b.campaign,
    doubtful: a.doubtful || b.doubtful,
  };
}
