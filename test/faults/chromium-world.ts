import { STAGES, type Stage } from '../../lib/domain/base/stage';
import type { OutboxView } from '../../lib/domain/changes/intent';
import { profileAddress } from '../../lib/domain/changes/merge';
import { linkedinSlug } from '../../lib/domain/person/identity';
import type { CardView, LookupResult, PersonView } from '../../lib/domain/views/person';
import { NATIVE } from '../contract/hubspot-harness';
import type { HubSpotServer } from '../crm/hubspot/server';
import { FIRST_STAGE } from './checker';
import type { Reply, Rig } from './chromium-rig';
import type { FaultyHubSpot } from './faulty-hubspot';
import { type Event, emptyHistory, type History } from './history';
import type { Act, Schedule } from './schedule';

/**
 * Waits of a schedule are in the CRM's time; here they take a part of it, so that many fit.
 */
const WAIT_SHARE = 1 / 40;

interface Person {
  readonly id: string;
  readonly email: string;
  ticket: string | null;
}

/**
 * One schedule in a real browser, on people of its own. Many run side by side: what kills the
 * worker or cuts the network for one does so for all.
 */
export class ChromiumLane {
  readonly history: History = emptyHistory();
  readonly #people = new Map<string, Person>();
  readonly #asked: {
    readonly intentId: string;
    readonly who: Person;
    readonly resend: () => Promise<Reply<unknown>>;
  }[] = [];
  readonly #closed = new Set<string>();

  constructor(
    readonly rig: Rig,
    readonly server: HubSpotServer,
    readonly hubspot: FaultyHubSpot,
    name: string,
  ) {
    for (const who of ['1', '2', '3']) {
      const email = `${name}${who}@acme.example`;
      const id = server.control.upsertContact({
        email,
        firstname: `P${who}`,
        lifecyclestage: NATIVE[FIRST_STAGE],
      });
      this.#people.set(who, { id, email, ticket: null });
    }
  }

  async run({ acts }: Schedule): Promise<void> {
    for (const act of acts) await this.#act(act);
  }

  async #act(act: Act): Promise<void> {
    switch (act.do) {
      case 'promote':
        return this.#promote(this.#person(act.who));
      case 'note':
        return this.#note(this.#person(act.who));
      case 'contest':
        return this.#contest(this.#person(act.who));
      case 'profile':
        return this.#link(this.#person(act.who));
      case 'foreign-profile':
        return this.#foreignLink(this.#person(act.who));
      case 'undo':
        return this.#undo(act.back);
      case 'repeat': {
        const last = this.#asked.at(-1 - act.back);
        if (last !== undefined) await last.resend();
        return;
      }
      case 'retry':
      case 'discard':
        return this.#decide(act.do);
      case 'foreign':
        return this.#foreign(this.#person(act.who), act.stage);
      case 'wait':
        return pause(act.ms * WAIT_SHARE);
      case 'network':
        this.hubspot.online = act.online;
        // No one is cut off for good: another schedule beside this one may not say that the network
        // is back.
        if (!act.online) setTimeout(() => Object.assign(this.hubspot, { online: true }), 1_500);
        return;
      case 'stop':
        return this.rig.stopWorker();
      case 'both': {
        const [one, other] = [this.#person('1'), this.#person('2')];
        await Promise.all([this.#note(one), this.#note(other)]);
        return;
      }
      // What is done to the disk and the clock is done to all at once, by the one who runs the
      // lanes.
      case 'disk':
      case 'clock':
      case 'lose':
        return;
      // The lanes share one connection.
      case 'switch':
      case 'look':
        return;
      default:
        throw new Error(act satisfies never);
    }
  }

  #person(who: string): Person {
    const person = this.#people.get(who);
    if (person === undefined) throw new Error(`nobody is ${who}`);
    return person;
  }

  /** Everybody of the lane, in one question. */
  async meet(): Promise<void> {
    const people = [...this.#people.values()];
    for (let left = 20; left > 0; left--) {
      const reply = await this.rig.call<LookupResult[]>('site.lookup', {
        people: people.map(({ email }) => ({ email })),
      });
      for (const found of reply?.ok === true ? reply.value : []) {
        const person = people.find(({ email }) => found.key === `e:${email}`);
        if (person !== undefined && found.state === 'known') person.ticket = found.person.ticket;
      }
      if (people.every(({ ticket }) => ticket !== null)) return;
      await pause(200);
    }
  }

  /**
   * How the rep sees a person now; null when no one can be seen because the worker died or the
   * network is gone.
   */
  async #see(person: Person, afresh = false): Promise<PersonView | null> {
    const card = await this.rig.call<PersonView>('site.card', { ticket: person.ticket ?? '' });
    if (card?.ok === true && !afresh) return card.value;
    const found = await this.rig.call<PersonView[]>('people.search', { text: person.email });
    const view =
      found?.ok === true ? found.value.find(({ contactId }) => contactId === person.id) : undefined;
    if (view === undefined) return null;
    person.ticket = view.ticket;
    return view;
  }

  async #promote(person: Person): Promise<void> {
    const view = await this.#see(person);
    const from = view?.stage ?? null;
    const to = from === null ? undefined : STAGES[STAGES.indexOf(from) + 1];
    if (view === null || to === undefined) return;
    const intentId = crypto.randomUUID();
    await this.#ask(person, intentId, { kind: 'move', from, to }, () =>
      this.rig.call('site.move', { ticket: view.ticket, intentId, from, to }),
    );
  }

  async #note(person: Person): Promise<void> {
    const view = await this.#see(person);
    if (view === null) return;
    const intentId = crypto.randomUUID();
    await this.#ask(person, intentId, { kind: 'note' }, () =>
      this.rig.call('site.verdict', {
        from: null,
        verdict: 'comment',
        ticket: view.ticket,
        intentId,
        text: `seen ${intentId}`,
      }),
    );
  }

  async #contest(person: Person): Promise<void> {
    const view = await this.#see(person);
    if (view === null) return;
    const intentId = crypto.randomUUID();
    const { ticket } = view;
    const touch = { ids: ['t'], title: 'Webinar', at: 0, campaign: null, dealId: null };
    await this.#ask(person, intentId, { kind: 'note', reversible: true }, () =>
      this.rig.call('contests.give', {
        ticket,
        intentId,
        word: 'contested',
        reasonId: 'knew-us',
        touch,
      }),
    );
  }

  /**
   * Puts a new profile into the CRM, as it is offered beside a person who is known by their
   * address.
   */
  async #link(person: Person): Promise<void> {
    const to = `p${person.id}-${this.#asked.length}`;
    const asked = { email: person.email, linkedinSlug: to };
    const reply = await this.rig.call<LookupResult[]>('site.lookup', { people: [asked] });
    const [found] = reply?.ok === true ? reply.value : [];
    const profile = found?.state === 'known' ? (found.link?.profile ?? null) : null;
    if (profile === null) return;
    const intentId = crypto.randomUUID();
    await this.#ask(person, intentId, { kind: 'profile', from: profile.held, to }, () =>
      this.rig.call('site.profile', { offer: profile.offer, intentId }),
    );
  }

  #foreignLink({ id, email }: Person): void {
    const before = linkedinSlug(this.server.control.contact(id)?.values['hs_linkedin_url'] ?? '');
    const after = `foreign-${Date.now()}`;
    this.server.control.upsertContact({ email, hs_linkedin_url: profileAddress(after) });
    this.history.events.push({
      kind: 'linked',
      at: Date.now(),
      who: id,
      before,
      after,
      ours: false,
    });
  }

  async #ask(
    who: Person,
    intentId: string,
    asked: Extract<Event, { kind: 'acknowledged' }>['asked'],
    send: () => Promise<Reply<unknown>>,
  ): Promise<void> {
    const kind = toldBy(await send());
    this.history.events.push({ kind, intentId, who: who.id, asked });
    if (kind !== 'refused') this.#asked.push({ intentId, who, resend: send });
  }

  async #undo(back: number): Promise<void> {
    const last = this.#asked.at(-1 - back);
    if (last === undefined || this.#closed.has(last.intentId)) return;
    if (this.#asked.slice(this.#asked.indexOf(last) + 1).some(({ who }) => who === last.who))
      return;
    const view = await this.#see(last.who);
    if (view === null) return;
    const { intentId } = last;
    const before = await this.rig.call<OutboxView>('outbox.list', {});
    const reply = await this.rig.call<{ reversed: boolean }>('site.undo', {
      ticket: view.ticket,
      intentId,
    });
    if (toldBy(reply) === 'refused') return;
    const waited =
      before?.ok === true
        ? before.value.intents.some((intent) => intent.intentId === intentId)
        : null;
    // Nothing was there to take back. Where no one could say what was there, it may have been.
    if (reply?.ok === true && !reply.value.reversed && waited === false) return;
    this.#closed.add(intentId);
    const certain = reply?.ok === true && (reply.value.reversed || waited === true);
    const result = !certain ? 'unanswered' : reply.value.reversed ? 'reversing' : 'removed';
    this.history.events.push({ kind: 'undone', intentId, result });
  }

  async #mine(): Promise<OutboxView['intents']> {
    const reply = await this.rig.call<OutboxView>('outbox.list', {});
    const own = new Set([...this.#people.values()].map(({ id }) => id));
    return reply?.ok === true
      ? reply.value.intents.filter(({ contactId }) => own.has(contactId))
      : [];
  }

  async #decide(what: 'retry' | 'discard'): Promise<void> {
    const intent = (await this.#mine()).find(({ state }) => state === 'parked');
    if (intent === undefined) return;
    const { intentId, contactId: who, action, park } = intent;
    const { theirs } = park?.reason === 'conflict' ? park : {};
    const over =
      what === 'discard' || theirs === undefined
        ? {}
        : { over: { from: theirs, reasonId: 'mistake' } };
    const reply = await this.rig.call(`outbox.${what}`, { intentId, ...over });
    if (toldBy(reply) === 'refused') return;
    if (what === 'discard') this.history.events.push({ kind: 'discarded', intentId, who });
    else if (action.kind === 'move') {
      const from =
        park?.reason === 'conflict' && park.theirs !== undefined ? park.theirs : action.from;
      this.history.events.push({ kind: 'insisted', intentId, who, from, to: action.to });
    }
  }

  #foreign({ id, email }: Person, after: Stage): void {
    const native = this.server.control.contact(id)?.values['lifecyclestage'] ?? '';
    const before = STAGES.find((stage) => NATIVE[stage] === native) ?? null;
    this.server.control.upsertContact({ email, lifecyclestage: NATIVE[after] });
    this.history.events.push({
      kind: 'moved',
      at: Date.now(),
      who: id,
      before,
      after,
      ours: false,
    });
  }

  /** How things stand at the end. */
  async finish(settledMs: number): Promise<void> {
    const ids = new Set([...this.#people.values()].map(({ id }) => id));
    this.history.events.push(
      ...this.hubspot.events.filter((event) => 'who' in event && ids.has(event.who)),
    );
    const left = await this.#mine();
    const people: History['end']['people'][number][] = [];
    for (const person of this.#people.values()) {
      if (!this.history.events.some((event) => 'who' in event && event.who === person.id)) continue;
      const own = left.filter(({ contactId }) => contactId === person.id);
      const values = this.server.control.contact(person.id)?.values ?? {};
      const native = values['lifecyclestage'];
      const seen = await this.#see(person, true);
      const card = await this.rig.call<CardView>('site.card', { ticket: seen?.ticket ?? '' });
      people.push({
        who: person.id,
        shown: seen?.stage ?? null,
        held: STAGES.find((stage) => NATIVE[stage] === native) ?? null,
        shownProfile: card?.ok === true ? card.value.linkedinSlug : null,
        heldProfile: linkedinSlug(values['hs_linkedin_url'] ?? ''),
        waiting: own.filter(({ state }) => state !== 'parked').map(({ intentId }) => intentId),
        parked: own.filter(({ state }) => state === 'parked').map(({ intentId }) => intentId),
      });
    }
    this.history.end = { people, settledMs };
  }
}

function toldBy(reply: Reply<unknown>): 'acknowledged' | 'refused' | 'unanswered' {
  if (reply === null) return 'unanswered';
  if (reply.ok) return 'acknowledged';
  return reply.error.code === 'bus/unavailable' || reply.error.code === 'bus/timeout'
    ? 'unanswered'
    : 'refused';
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
