import { useState } from 'preact/hooks';
import { useRoute, useSend } from '../../lib/bus/query';
import { usePages } from '../page-context';
import { FailureLine } from '../person/Facts';
import { Section } from './Section';

/** What is kept in this browser, for how long, and how to erase it. */
export function Privacy() {
  const { say } = usePages();
  const settings = useRoute('settings.read', {}).data;
  const cache = useRoute('diagnostics.read', {}).data?.cache;
  const changer = useSend('settings.change');
  const setDays = (value: number) => {
    if (Number.isInteger(value) && value >= 1 && value <= 90) void changer.send({ change: { cacheDays: value } });
  };
  return (
    <Section id="privacy" title={say('nav.privacy')} lead={say('privacy.lead')}>
      {cache !== undefined && (
        <dl class="numbers" data-testid="cache">
          {(['contacts', 'touches', 'pending', 'parked'] as const).map((name) => (
            <div key={name}>
              <dt class="soft">{say(`cache.${name}`)}</dt>
              <dd>{cache[name]}</dd>
            </div>
          ))}
        </dl>
      )}
      {settings !== undefined && (
        <label class="field short">
          <span>{say('privacy.days')}</span>
          <input
            type="number"
            min={1}
            max={90}
            data-testid="cache-days"
            value={settings.cacheDays}
            onChange={(event) => setDays(event.currentTarget.valueAsNumber)}
          />
        </label>
      )}
      {changer.failure !== null && <FailureLine failure={changer.failure} />}
      <EraseCache />
      <EraseAll waiting={(cache?.pending ?? 0) + (cache?.parked ?? 0)} />
    </Section>
  );
}

function EraseCache() {
  const { say } = usePages();
  const eraser = useSend('cache.erase', 25_000);
  const [asked, setAsked] = useState(false);
  const done = asked && !eraser.sending && eraser.failure === null;
  const erase = () => {
    setAsked(true);
    void eraser.send({ everything: false });
  };
  return (
    <div class="erase">
      <p>
        <b>{say('erase.cache')}</b> <span class="soft">{say('erase.cache-what')}</span>
      </p>
      <button type="button" data-testid="erase-cache" aria-busy={eraser.sending} onClick={erase}>
        {say('erase.cache')}
      </button>
      {done && (
        <span role="status" class="good">
          {say('erase.done')}
        </span>
      )}
      {eraser.failure !== null && <FailureLine failure={eraser.failure} />}
    </div>
  );
}

function focus(field: HTMLInputElement | null): void {
  field?.focus();
}

function EraseAll({ waiting }: { waiting: number }) {
  const { say } = usePages();
  const eraser = useSend('cache.erase', 25_000);
  const [typed, setTyped] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const done = asked && !eraser.sending && eraser.failure === null;
  const word = say('erase.word');
  const sure = typed?.trim().toLocaleUpperCase() === word;
  const erase = async () => {
    if (!sure) return;
    setAsked(true);
    await eraser.send({ everything: true });
    setTyped(null);
  };
  return (
    <div class="erase danger">
      <p>
        <b>{say('erase.all')}</b> <span class="soft">{say('erase.all-what')}</span>
      </p>
      {typed === null ? (
        <button type="button" class="danger" data-testid="erase-all" onClick={() => setTyped('')}>
          {say('erase.all')}…
        </button>
      ) : (
        <form
          class="row"
          onSubmit={(event) => {
            event.preventDefault();
            void erase();
          }}
        >
          {waiting > 0 && <p class="warn">{say('erase.waiting', { count: waiting })}</p>}
          <label class="field grow">
            <span>{say('erase.type', { word })}</span>
            <input
              type="text"
              autocomplete="off"
              data-testid="erase-word"
              value={typed}
              ref={focus}
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
          </label>
          <button type="submit" class="danger" data-testid="erase-sure" disabled={!sure} aria-busy={eraser.sending}>
            {say('erase.all')}
          </button>
          <button type="button" class="quiet" onClick={() => setTyped(null)}>
            {say('move.cancel')}
          </button>
        </form>
      )}
      {done && (
        <span role="status" class="good" data-testid="erased">
          {say('erase.done')}
        </span>
      )}
      {eraser.failure !== null && <FailureLine failure={eraser.failure} />}
    </div>
  );
}
