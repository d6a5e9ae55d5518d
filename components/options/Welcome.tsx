import { STAGES } from '../../lib/domain/base/stage';
import { Logo } from '../Logo';
import { usePages } from '../page-context';
import { StageMark } from '../StageMark';

/** What Relevo is for, in three sentences and a picture. */
export function Welcome() {
  const { say } = usePages();
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
        <h1 id="welcome-title">{say('welcome.title')}</h1>
        <ol class="three">
          <li>{say('welcome.one')}</li>
          <li>{say('welcome.two')}</li>
          <li>{say('welcome.three')}</li>
        </ol>
      </div>
      <Picture />
    </section>
  );
}

/** A message with the strip that Relevo sets beside its sender, and the six stages below. */
function Picture() {
  const { say } = usePages();
  return (
    <figure aria-label={say('welcome.picture')} role="img">
      <div class="mail" aria-hidden="true">
        <i class="face" />
        <span class="mail-lines">
          <i style={{ inlineSize: '46%' }} />
          <i style={{ inlineSize: '72%' }} />
        </span>
        <span class="chip" data-stage="mql">
          <StageMark stage="mql" />
          <span>{say('short.mql')}</span>
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
        <span>{say('department.marketing')}</span>
        <svg viewBox="0 0 120 12" aria-hidden="true">
          <path
            d="M2 6h108M104 1l8 5-8 5"
            fill="none"
            stroke="currentColor"
            stroke-width="1.6"
            stroke-linecap="round"
          />
        </svg>
        <span>{say('department.sales')}</span>
      </div>
    </figure>
  );
}
