import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { NO_CAMPAIGN, UNATTRIBUTED } from '../../../lib/domain/figures/attribution/credit';
import type { ReportModel } from '../../../lib/domain/figures/attribution/report-model';
import type {
  AttributionView,
  NamedRow,
} from '../../../lib/domain/figures/attribution/report-view';
import { ContestedShare } from '../../ContestedShare';
import { SortHead } from '../kit/SortHead';
import { useSorting } from '../kit/sorting';
import { type Sheet, TableTools } from '../kit/TableTools';
import { cellName } from './address';
import { CostCell, type CostColumn, costColumns, costsOf } from './costs';
import { cellValue, diffText, type Measure, measureText, rowName, valueText } from './figure-text';
import { RankNote } from './RankNote';
import { useAttributionT } from './use-t';

export interface AttributionTableProps {
  view: AttributionView;
  measure: Measure;
  /** Of the file: what is counted, under which agreement, and how old it is. */
  note: string;
  period: string;
  /** The name of the number whose deals are shown. */
  shown: string | undefined;
  onShow: (name: string) => void;
  onChange: () => void;
  /** Drawn beside a number, for what colleagues say about it. */
  beside?: (row: NamedRow, model: ReportModel) => ComponentChildren;
}

/** Lines that are shown before "Show all": those with the most under the team's model. */
const FIRST = 25;
const LAST: readonly string[] = [NO_CAMPAIGN, UNATTRIBUTED];

/** Campaigns by model, the team's own model first; every number opens its deals. */
export function AttributionTable(props: AttributionTableProps) {
  const { view, measure, note, period, beside } = props;
  const { t, language } = useAttributionT();
  const [isWhole, setWhole] = useState(false);
  const own = view.plan.model.value;
  const models: readonly ReportModel[] = [own, ...view.models.filter((each) => each !== own)];
  const text = valueText(measure, language);
  const inOrder = view.rows
    .filter(({ key }) => !LAST.includes(key))
    .toSorted((a, b) => cellValue(b.cells[own], measure) - cellValue(a.cells[own], measure));
  const [sorted, sorting] = useSorting('sort', models, inOrder, (row, model) =>
    cellValue(row.cells[model], measure),
  );
  const rows = [...sorted, ...view.rows.filter(({ key }) => LAST.includes(key))];
  const most = Math.max(
    1,
    ...sorted.flatMap(({ cells }) => models.map((model) => cellValue(cells[model], measure))),
  );
  const total =
    measure.kind === 'customers'
      ? 10 * view.totals.deals
      : (view.totals.money[measure.currency] ?? 0);
  const title = t('table.told', { measure: measureText(measure, t), period });
  const costs = costColumns(measure);
  const sheet = sheetOf({ rows, models, costs, title, note, total, props, text });
  return (
    <>
      <div class="scroller">
        <table class="figures credits" data-testid="credits">
          <caption class="hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('table.campaign')}</th>
              {models.map((model) => (
                <SortHead
                  key={model}
                  name={model}
                  sorting={sorting}
                  class={model === own ? 'number own' : 'number'}
                >
                  {t(`model.${model}`)}
                  {model === own && <small>{t('model.own')}</small>}
                </SortHead>
              ))}
              {costs.map((column) => (
                <th key={column} scope="col" class="number">
                  {t(`table.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr
                key={row.key}
                data-testid="credit-row"
                data-key={row.key}
                class={isWhole || index < FIRST || LAST.includes(row.key) ? undefined : 'rest'}
              >
                <th scope="row" class="theirs">
                  {rowName(row.key, row.name, t)}
                  <ContestedShare share={row.contested} />
                </th>
                {models.map((model) => (
                  <CreditNumber
                    key={model}
                    model={model}
                    row={row}
                    most={most}
                    text={text}
                    {...props}
                  >
                    {model === 'markov' && <RankNote view={view} row={row.key} />}
                    {beside?.(row, model)}
                  </CreditNumber>
                ))}
                {costs.map((column) => (
                  <CostCell
                    key={column}
                    column={column}
                    row={row}
                    view={view}
                    measure={measure}
                    onChange={props.onChange}
                  />
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('table.total')}</th>
              {models.map((model) => (
                <td
                  key={model}
                  class={model === own ? 'number own' : 'number'}
                  data-testid={`total-${model}`}
                >
                  {text(total)}
                </td>
              ))}
              {costs.map((column) => (
                <td key={column} />
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
      {sorted.length > FIRST && (
        <button
          type="button"
          class="link no-print"
          data-testid="credits-all"
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? t('table.fewer') : t('table.all', { count: sorted.length })}
        </button>
      )}
      <TableTools sheet={sheet} />
    </>
  );
}

interface CreditNumberProps extends AttributionTableProps {
  model: ReportModel;
  row: NamedRow;
  /** The largest number of a campaign, the length of a whole bar; the two last lines have none. */
  most: number;
  text: (value: number) => string;
  children: ComponentChildren;
}

/** A number with its bar and its difference to the team's model; it opens its deals. */
function CreditNumber({
  view,
  measure,
  model,
  row,
  most,
  text,
  shown,
  onShow,
  children,
}: CreditNumberProps) {
  const { t } = useAttributionT();
  const own = view.plan.model.value;
  const value = cellValue(row.cells[model], measure);
  const diff = diffText(value - cellValue(row.cells[own], measure), text);
  const name = cellName({ model, row: row.key });
  const of = `${rowName(row.key, row.name, t)}, ${t(`model.${model}`)}`;
  return (
    <td class={model === own ? 'number own' : 'number'}>
      {row.cells[model] === undefined ? (
        <span class="soft">{text(0)}</span>
      ) : (
        <button
          type="button"
          class="count small"
          data-row
          data-testid={`credit-${name}`}
          aria-expanded={shown === name}
          title={of}
          onClick={() => onShow(name)}
        >
          {text(value)}
          <span class="hidden">: {of}</span>
        </button>
      )}
      {value > 0 && !LAST.includes(row.key) && (
        <span class="credit-bar" aria-hidden="true">
          <i style={{ inlineSize: `${Math.round((100 * value) / most)}%` }} />
        </span>
      )}
      {model !== own && diff !== '' && (
        <small class="soft diff" title={t('table.diff', { diff })}>
          {diff}
        </small>
      )}
      {children}
    </td>
  );
}

function sheetOf({
  rows,
  models,
  costs,
  title,
  note,
  total,
  props: { view, measure },
  text,
}: {
  rows: readonly NamedRow[];
  models: readonly ReportModel[];
  costs: readonly CostColumn[];
  title: string;
  note: string;
  total: number;
  props: AttributionTableProps;
  text: (value: number) => string;
}): Sheet {
  const { t, language } = useAttributionT();
  return {
    name: 'attribution',
    title,
    head: [
      t('table.campaign'),
      ...models.map((model) => t(`model.${model}`)),
      ...costs.map((column) => t(`table.${column}`)),
    ],
    rows: [
      ...rows.map((row) => [
        rowName(row.key, row.name, t),
        ...models.map((model) => text(cellValue(row.cells[model], measure))),
        ...costs.map((column) => costsOf(row, view, measure, language)[column].join(', ')),
      ]),
      [t('table.total'), ...models.map(() => text(total)), ...costs.map(() => '')],
    ],
    note,
  };
}
