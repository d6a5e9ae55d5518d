import { useRoute, useSend } from '../../lib/bus/query';
import type { Settings } from '../../lib/domain/views/settings';
import { FailureBox } from '../FailureBox';
import { usePages } from '../page-context';
import { FailureLine } from '../person/Facts';
import { Skeleton } from '../person/Skeleton';
import { LinkedInChoice } from '../workspace/LinkedInChoice';
import { Section } from './Section';

/** Language, theme, role, and where Relevo shows itself. */
export function AppearanceSection() {
  const { t, shell } = usePages();
  const settings = useRoute('settings.read', {});
  const changer = useSend('settings.change');
  const change = (part: Partial<Settings>) => void changer.send({ change: { ...part } });
  const switchSite = (part: Partial<Settings['sites']>) => {
    if (settings.data !== undefined) change({ sites: { ...settings.data.sites, ...part } });
  };
  return (
    <Section id="look" title={t('nav.look')}>
      {settings.data === undefined ? (
        settings.failure === null ? (
          <Skeleton />
        ) : (
          <FailureBox failure={settings.failure} onRetry={settings.reload} />
        )
      ) : (
        <>
          <Choice
            id="language"
            label={t('look.language')}
            value={settings.data.language}
            choices={[
              ['system', t('look.system')],
              ['en', 'English'],
              ['es', 'Español'],
            ]}
            onPick={(language) => change({ language })}
          />
          <Choice
            id="theme"
            label={t('look.theme')}
            value={settings.data.theme}
            choices={[
              ['system', t('look.system')],
              ['light', t('look.light')],
              ['dark', t('look.dark')],
            ]}
            onPick={(theme) => change({ theme })}
          />
          <Choice
            id="role"
            label={t('look.role')}
            value={settings.data.role}
            choices={[
              ['rep', t('role.rep')],
              ['marketer', t('role.marketer')],
              ['manager', t('role.manager')],
            ]}
            onPick={(role) => change({ role })}
          />
          <Switch
            id="gmail"
            label={t('look.gmail')}
            hint={t('look.gmail-what')}
            on={settings.data.sites.gmail}
            onSwitch={(gmail) => switchSite({ gmail })}
          />
          <Switch
            id="chips"
            label={t('look.chips')}
            hint={t('look.chips-what')}
            on={settings.data.chips}
            onSwitch={(chips) => change({ chips })}
          />
          <LinkedInChoice />
          <Switch
            id="search"
            label={t('look.search')}
            hint={t('look.search-what')}
            on={settings.data.linkedinSearch}
            disabled={settings.data.sites.linkedin !== 'page'}
            onSwitch={(linkedinSearch) => change({ linkedinSearch })}
          />
          <Switch
            id="notify"
            label={t('look.notify')}
            hint={t('look.notify-what')}
            on={settings.data.notify}
            onSwitch={(on) =>
              // Straight from the click, or the browser does not ask.
              void (on ? shell.requestNotifications() : Promise.resolve(true)).then((given) => {
                if (given) change({ notify: on });
                else settings.reload();
              })
            }
          />
          {changer.failure !== null && <FailureLine failure={changer.failure} />}
        </>
      )}
    </Section>
  );
}

interface ChoiceProps<Value extends string> {
  id: string;
  label: string;
  value: Value;
  choices: readonly (readonly [Value, string])[];
  onPick: (value: Value) => void;
}

function Choice<Value extends string>({ id, label, value, choices, onPick }: ChoiceProps<Value>) {
  return (
    <fieldset class="segments">
      <legend>{label}</legend>
      {choices.map(([name, text]) => (
        <label key={name}>
          <input
            type="radio"
            name={id}
            data-testid={`${id}-${name}`}
            checked={value === name}
            onChange={() => onPick(name)}
          />
          <span>{text}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface SwitchProps {
  id: string;
  label: string;
  hint: string;
  on: boolean;
  disabled?: boolean | undefined;
  onSwitch: (on: boolean) => void;
}

function Switch({ id, label, hint, on, disabled, onSwitch }: SwitchProps) {
  return (
    <label class="switch-line">
      <input
        type="checkbox"
        data-testid={id}
        checked={on}
        disabled={disabled}
        onChange={(event) => onSwitch(event.currentTarget.checked)}
      />
      <span>
        <b>{label}</b>
        <small class="soft">{hint}</small>
      </span>
    </label>
  );
}
