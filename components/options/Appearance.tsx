import { useRoute, useSend } from '../../lib/bus/query';
import { LANGUAGES } from '../../lib/domain/base/text';
import type { Settings } from '../../lib/domain/views/settings';
import { languageName } from '../../lib/i18n';
import { FailureBox } from '../FailureBox';
import { usePages } from '../page-context';
import { FailureLine } from '../person/Facts';
import { Skeleton } from '../person/Skeleton';
import { Section } from './Section';
import { Segments } from './Segments';
import { SiteSettings } from './SiteSettings';
import { Switch } from './Switch';

/** Language, theme, role, and where Relevo shows itself. */
export function AppearanceSection() {
  const { t, shell } = usePages();
  const settings = useRoute('settings.read', {});
  const changer = useSend('settings.change');
  const change = (part: Partial<Settings>) => void changer.send({ change: { ...part } });
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
          <Segments
            id="language"
            label={t('look.language')}
            value={settings.data.language}
            choices={[
              ['system', t('look.system')],
              ...LANGUAGES.map((each) => [each, languageName(each)] as const),
            ]}
            onPick={(language) => change({ language })}
          />
          <Segments
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
          <Segments
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
          <SiteSettings settings={settings.data} onChange={change} />
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
