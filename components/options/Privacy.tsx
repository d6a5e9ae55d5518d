import { useState } from 'preact/hooks';
import { useRoute, useSend } from '../../lib/bus/query';
import { usePages } from '../page-context';
import { FailureLine } from '../person/Facts';
import { Section } from './Section';

/** What is kept in this browser, for how long, and how to erase it. */
export function Privacy() {
  const { t } = usePages();
  const settings = useRoute('settings.read', {}).data;
  const cache = useRoute('diagnostics.read', {}).data?.cache;
  const changer = useSend('settings.change');
  const setDays = (value: number) => {
    if (Number.isInteger(value) && value >= 1 && value <= 90)
      void changer.send({ change: { cacheDays: value } });
  };
  return (
    <Section id="privacy" title={t('nav.privacy')} lead={t('privacy.lead')}>
      {cache !== undefined && (
        <dl class="numbers" data-testid="cache">
          {(['contacts', 'touches', 'pending', 'parked'] as const).map((name) => (
            <div key={name}>
              <dt class="soft">{t(`cache.${name}`)}</dt>
              <dd>{cache[name]}</dd>
            </div>
          ))}
        </dl>
      )}
      {settings !== undefined && (
        <label class="field short">
          <span>{t('privacy.days')}</span>
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
  const { t } = usePages();
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
        <b>{t('erase.cache')}</b> <span class="soft">{t('erase.cache-what')}</span>
      </p>
      <button type="button" data-testid="erase-cache" aria-busy={eraser.sending} onClick={erase}>
        {t('erase.cache')}
      </button>
      {done && (
        <span role="status" class="good">
          {t('erase.done')}
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
  const { t } = usePages();
  const eraser = useSend('cache.erase', 25_000);
  const [typed, setTyped] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const done = asked && !eraser.sending && eraser.failure === null;
  const word = t('erase.word');
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
        <b>{t('erase.all')}</b> <span class="soft">{t('erase.all-what')}</span>
      </p>
      {typed === null ? (
        <button type="button" class="danger" data-testid="erase-all" onClick={() => setTyped('')}>
          {t('erase.all')}…
        </button>
      ) : (
        <form
          class="row"
          onSubmit={(event) => {
            event.preventDefault();
            void erase();
          }}
        >
          {waiting > 0 && <p class="warn">{t('erase.waiting', { count: waiting })}</p>}
          <label class="field grow">
            <span>{t('erase.type', { word })}</span>
            <input
              type="text"
              autocomplete="off"
              data-testid="erase-word"
              value={typed}
              ref={focus}
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
          </label>
          <button
            type="submit"
            class="danger"
            data-testid="erase-sure"
            disabled={!sure}
            aria-busy={eraser.sending}
          >
            {t('erase.all')}
          </button>
          <button type="button" class="quiet" onClick={() => setTyped(null)}>
            {t('move.cancel')}
          </button>
        </form>
      )}
      {done && (
        <span role="status" class="good" data-testid="erased">
          {t('erase.done')}
        </span>
      )}
      {eraser.failure !== null && <FailureLine failure={eraser.failure} />}
    </div>
  );
}
