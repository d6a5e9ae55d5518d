import { PART_KINDS } from '../../../lib/domain/figures/counting/parts';
import type { FunnelFrame } from '../../../lib/domain/figures/counting/plan';
import type { FunnelView } from '../../../lib/domain/figures/counting/view';
import type { Known, Look } from '../../../lib/domain/figures/shown/answers';
import { type PartRate, partRates } from '../../../lib/domain/figures/shown/parts';
import { shortStage } from '../../stage-name';
import { type Cell, FigureTable } from '../kit/FigureTable';
import { IntervalBar } from '../kit/IntervalBar';
import { Kinds } from '../kit/Kinds';
import { go, useAddress, writeAddress } from '../kit/page-address';
import { ALL_PARTS } from './address';
import { cellText, countText, noteText, percentOf, spanText, type Telling } from './figure-text';

export interface PartsProps {
  view: FunnelView;
  frame: FunnelFrame;
  look: Look;
  telling: Telling;
  shown: string | undefined;
  onShow: (name: string) => void;
}

/** Which people become customers: the shares of personas, sources or campaigns. */
export function Parts({ view, frame, look, telling, shown, onShow }: PartsProps) {
  const { t } = telling;
  const { chosen } = useAddress();
  const by = view.parts?.by ?? PART_KINDS.find((each) => each === chosen['by']);
  return (
    <section class="panel parts" aria-labelledby="parts" data-testid="parts">
      <h2 id="parts">{t('parts.title')}</h2>
      <Kinds
        legend={t('parts.by')}
        isQuiet={false}
        kinds={PART_KINDS}
        nameOf={(each) => t(`parts.${each}`)}
        chosen={by}
        testId="parts"
        onPick={(each) => go(writeAddress('funnel', { ...chosen, by: each }), true)}
      />
      {view.parts !== null ? (
        <Compared {...{ view, frame, look, telling, shown, onShow }} />
      ) : (
        <p class="soft" data-testid="parts-unknown">
          {t(by === undefined ? 'parts.ask' : 'parts.gap')}
        </p>
      )}
    </section>
  );
}

function Compared({ view, frame, look, telling, shown, onShow }: PartsProps) {
  const { t, language } = telling;
  if (view.parts === null) return null;
  const rates = partRates(look, frame, view.parts);
  const [first, last] = [frame.mapped[0], frame.mapped.at(-1)];
  if (rates === null || first === undefined || last === undefined)
    return <p class="soft">{t('gap.title', { why: t('gap.not-mapped') })}</p>;
  const [from, to] = spanText(rates.span, telling);
  const lead = t('parts.lead', {
    first: shortStage(first, t),
    last: shortStage(last, t),
    from,
    to,
  });
  if (rates.parts.length === 0) return <p class="soft">{t('parts.none')}</p>;
  const numberCell = (known: Known, name: string): Cell => ({
    text: cellText(known),
    shown:
      known.kind === 'count' ? (
        <button
          type="button"
          class="link"
          data-row
          aria-expanded={shown === name}
          onClick={() => onShow(name)}
        >
          {countText(known, language)}
        </button>
      ) : (
        <span class="soft">{known.kind === 'gap' ? t(`gap.${known.gap}`) : '…'}</span>
      ),
  });
  const all = { ...rates.all, id: ALL_PARTS, name: t('parts.all'), differs: null };
  const isQuiet = rates.parts.every(({ differs }) => differs === null);
  const times = [...rates.parts, all].flatMap(({ came, on }) =>
    [came, on].flatMap((known) => (known.kind === 'count' ? [known.askedAt] : [])),
  );
  return (
    <>
      <p class="soft">{lead}</p>
      <FigureTable
        name={`customers-by-${view.parts.by}`}
        title={t('parts.title')}
        head={[
          t('parts.part'),
          t('parts.came'),
          t('parts.on', { last: shortStage(last, t) }),
          t('parts.rate'),
          t('parts.differs'),
        ]}
        note={noteText(lead, Math.min(...times), telling)}
        rows={[...rates.parts, all].map((part) => [
          part.name,
          numberCell(part.came, `part.came.${part.id}`),
          numberCell(part.on, `part.on.${part.id}`),
          rateCell(part, telling),
          part.id === ALL_PARTS ? '' : differCell(part, telling),
        ])}
      />
      {isQuiet && <p class="soft">{t('parts.same')}</p>}
      <p class="soft">{t('parts.how')}</p>
    </>
  );
}

function rateCell({ rate, limits }: PartRate, { t, language }: Telling): Cell {
  if (rate === null) return { text: '', shown: <span class="soft">–</span> };
  const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
  const text =
    limits === null
      ? percentOf(rate, language)
      : t('rate.share', {
          rate: percentOf(rate, language),
          low: whole.format(limits.low * 100),
          high: whole.format(limits.high * 100),
        });
  return {
    text,
    shown: (
      <span class="part-rate">
        <IntervalBar at={rate} limits={limits} isHollow={false} /> {text}
      </span>
    ),
  };
}

function differCell({ rate, differs, came }: PartRate, { t }: Telling): Cell {
  const text =
    differs !== null
      ? t(`parts.${differs}`)
      : rate === null
        ? came.kind === 'count'
          ? t('parts.few')
          : ''
        : t('parts.alike');
  return {
    text,
    shown: differs === null ? <span class="soft">{text}</span> : <b>{text}</b>,
  };
}
