import { STAGES } from '../../lib/domain/base/stage';
import { Logo } from '../Logo';
import { usePages } from '../page-context';
import { StageMark } from '../StageMark';
import { Role } from './start/Role';
import { Steps } from './start/Steps';

/** What Relevo is for, and the three steps to the first chip. */
export function Welcome() {
  const { t } = usePages();
  return (
    <>
      <Purpose />
      <section class="section" aria-label={t('start.title')} data-testid="section-start">
        <Steps />
        <p>
          <a class="inline" href="#demo" data-testid="start-demo">
            {t('start.demo')}
          </a>{' '}
          <span class="soft">{t('start.demo-why')}</span>
        </p>
        <Role />
      </section>
    </>
  );
}

/** What Relevo is for, in three sentences and a picture. */
function Purpose() {
  const { t } = usePages();
  return (
    <section
      class="section welcome"
      id="welcome"
      tabIndex={-1}
      aria-labelledby="welcome-title"
      data-testid="section-welcome"
    >
      <div>
        <p class="brand">
          <Logo size={28} /> Relevo
        </p>
        <h1 id="welcome-title">{t('welcome.title')}</h1>
        <ol class="three">
          <li>{t('welcome.one')}</li>
          <li>{t('welcome.two')}</li>
          <li>{t('welcome.three')}</li>
        </ol>
      </div>
      <Picture />
    </section>
  );
}

/** A message with the strip that Relevo sets beside its sender, and the six stages below. */
function Picture() {
  const { t } = usePages();
  return (
    <figure aria-label={t('welcome.picture')} role="img">
      <div class="mail" aria-hidden="true">
        <i class="face" />
        <span class="mail-lines">
          <i style={{ inlineSize: '46%' }} />
          <i style={{ inlineSize: '72%' }} />
        </span>
        <span class="chip" data-stage="mql">
          <StageMark stage="mql" />
          <span>{t('short.mql')}</span>
          <b>72</b>
        </span>
      </div>
      <div class="stages" aria-hidden="true">
        {STAGES.map((stage) => (
          <span key={stage} data-stage={stage} class={stage === 'sql' ? 'to' : undefined}>
            <StageMark stage={stage} />
          </span>
        ))}
      </div>
      <div class="baton" aria-hidden="true">
        <span>{t('department.marketing')}</span>
        <svg viewBox="0 0 120 12" aria-hidden="true">
          <path
            d="M2 6h108M104 1l8 5-8 5"
            fill="none"
            stroke="currentColor"
            stroke-width="1.6"
            stroke-linecap="round"
          />
        </svg>
        <span>{t('department.sales')}</span>
      </div>
    </figure>
  );
}
