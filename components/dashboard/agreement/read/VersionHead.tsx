import type {
  AgreementOverview,
  AgreementVersion,
} from '../../../../lib/domain/views/agreement-overview';
import { usePages } from '../../../page-context';
import { useAgreementT } from '../use-t';
import { dateText, minutesText, numberText } from '../values';
import { isStandard, publishedText, standingText, standingTone, versionName } from '../versions';

/** Which version this is, where it stands, and what matters most of it in five figures. */
export function VersionHead({
  overview,
  version,
}: {
  overview: AgreementOverview;
  version: AgreementVersion;
}) {
  const speech = useAgreementT();
  const { shell } = usePages();
  const { t, language } = speech;
  const { agreement } = version;
  const { clocks } = agreement;
  return (
    <section class="version-head" aria-labelledby="version-name">
      <p class="line">
        <b id="version-name" class="version-name">
          {versionName(overview, version, speech)}
        </b>
        <span class="tag" data-tone={standingTone(version)} data-testid="standing">
          {standingText(overview, version, shell.clock(), speech)}
        </span>
      </p>
      <p class="soft">
        {isStandard(overview, version)
          ? t('version.standard-why')
          : [
              t('version.valid', { date: dateText(agreement.validFrom, language) }),
              publishedText(version, speech),
            ]
              .filter((fact) => fact !== '')
              .join(' · ')}
      </p>
      <dl class="big-figures">
        <Figure name={t('figure.threshold')} value={numberText(agreement.mqlThreshold, language)} />
        <Figure name={t('figure.accept')} value={minutesText(clocks['accept-mql'], language)} />
        <Figure name={t('figure.contact')} value={minutesText(clocks['first-contact'], language)} />
        <Figure
          name={t('figure.attend')}
          value={minutesText(clocks['attend-opportunity'], language)}
        />
        <Figure name={t('figure.decide')} value={minutesText(clocks['decide-sql'], language)} />
      </dl>
    </section>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt class="soft">{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
