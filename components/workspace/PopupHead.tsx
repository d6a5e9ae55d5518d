import type { RefObject } from 'preact';
import { Key } from '../Key';
import { Logo } from '../Logo';
import { usePages } from '../page-context';

export type Tab = 'here' | 'queue' | 'waiting';

export interface PopupHeadProps {
  tab: Tab | null;
  here: number;
  queue: number;
  waiting: number;
  /** Whether a pending change needs a decision. */
  parked: boolean;
  text: string;
  field: RefObject<HTMLInputElement>;
  onText: (text: string) => void;
  onTab: (tab: Tab) => void;
  onHelp: () => void;
  onPanel?: (() => void) | undefined;
}

/** Draws search, the three tabs, help and options. */
export function PopupHead(props: PopupHeadProps) {
  const { t, shell } = usePages();
  const tabs: [Tab, number][] = [
    ['here', props.here],
    ['queue', props.queue],
    ['waiting', props.waiting],
  ];
  return (
    <header class="head">
      <h1 class="hidden">Relevo</h1>
      <div class="bar-top">
        <Logo size={22} />
        <label class="search">
          <span class="hidden">{t('search.label')}</span>
          <input
            ref={props.field}
            type="search"
            data-testid="search"
            placeholder={t('search.hint')}
            aria-keyshortcuts="/"
            autocomplete="off"
            spellcheck={false}
            maxLength={200}
            value={props.text}
            onInput={(event) => props.onText(event.currentTarget.value)}
          />
          {props.text === '' && <Key name="/" />}
        </label>
        {props.onPanel !== undefined && (
          <button
            type="button"
            class="icon-button"
            data-testid="panel-open"
            aria-label={t('do.panel')}
            title={t('do.panel')}
            onClick={props.onPanel}
          >
            <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
              <path d="M2 3h12v10H2zM10 3v10" />
            </svg>
          </button>
        )}
        <button
          type="button"
          class="icon-button"
          data-testid="help-open"
          aria-label={t('keys.title')}
          title={t('keys.title')}
          onClick={props.onHelp}
        >
          <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
            <path d="M8 1.7a6.3 6.3 0 1 1 0 12.6A6.3 6.3 0 0 1 8 1.7M6.1 6.3a1.9 1.9 0 1 1 2.9 1.6c-.6.4-1 .7-1 1.5M8 11.2v.9" />
          </svg>
        </button>
        <button
          type="button"
          class="icon-button"
          data-testid="dashboard-open"
          aria-label={t('do.dashboard')}
          title={t('do.dashboard')}
          onClick={() => shell.openDashboard('')}
        >
          <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
            <path d="M2 2.5h5v5H2zM9 2.5h5v3H9zM9 7.5h5v6H9zM2 9.5h5v4H2z" />
          </svg>
        </button>
        <button
          type="button"
          class="icon-button"
          data-testid="options-open"
          aria-label={t('do.options')}
          title={t('do.options')}
          onClick={() => shell.openOptions('')}
        >
          <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
            <path d="M2 4.5h6M12 4.5h2M2 11.5h2M8 11.5h6M10 2.7v3.6M6 9.7v3.6" />
          </svg>
        </button>
      </div>
      <nav class="tabs" aria-label="Relevo">
        {tabs.map(([name, count]) => (
          <button
            key={name}
            type="button"
            data-testid={`tab-${name}`}
            aria-current={props.tab === name ? 'page' : undefined}
            onClick={() => props.onTab(name)}
          >
            {t(`tab.${name}`)}
            {count > 0 && (
              <span class={name === 'waiting' && props.parked ? 'count warn' : 'count'}>
                {count}
              </span>
            )}
          </button>
        ))}
      </nav>
    </header>
  );
}
