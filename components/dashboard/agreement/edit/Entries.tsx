import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useAgreementT } from '../use-t';

export interface EntriesProps<Entry> {
  /** The place of the list in the document. */
  where: string;
  entries: readonly Entry[];
  keyOf: (entry: Entry) => string;
  nameOf: (entry: Entry) => string;
  /** The list as it is to be, after a move or a removal. */
  onChange: (entries: readonly Entry[]) => void;
  children: (entry: Entry, index: number) => ComponentChildren;
}

/**
 * A list whose entries can be moved and removed, by its buttons or by Alt with an arrow key. The
 * focus stays with the entry that was moved, and goes to its neighbour when one is removed.
 */
export function Entries<Entry>({
  where,
  entries,
  keyOf,
  nameOf,
  onChange,
  children,
}: EntriesProps<Entry>) {
  const { t } = useAgreementT();
  const list = useRef<HTMLUListElement>(null);
  const aim = useRef<string | null>(null);
  const [said, setSaid] = useState('');
  useLayoutEffect(() => {
    if (aim.current === null) return;
    const [key = '', button = ''] = aim.current.split('\n');
    aim.current = null;
    const line = [...(list.current?.children ?? [])].find(
      (each) => each.getAttribute('data-entry') === key,
    );
    const buttons = [...(line?.querySelectorAll<HTMLButtonElement>('.entry-tools button') ?? [])];
    const wanted = buttons.find((each) => each.dataset['tool'] === button && !each.disabled);
    (wanted ?? buttons.find((each) => !each.disabled))?.focus();
  }, [entries]);

  const move = (index: number, by: 1 | -1) => {
    const entry = entries[index];
    const to = index + by;
    if (entry === undefined || to < 0 || to >= entries.length) return;
    aim.current = `${keyOf(entry)}\n${by === 1 ? 'down' : 'up'}`;
    setSaid(t('entries.moved', { name: nameOf(entry), place: to + 1, all: entries.length }));
    onChange(entries.toSpliced(index, 1).toSpliced(to, 0, entry));
  };
  const remove = (index: number) => {
    const entry = entries[index];
    const neighbour = entries[index + 1] ?? entries[index - 1];
    if (entry === undefined) return;
    aim.current = neighbour === undefined ? null : `${keyOf(neighbour)}\nremove`;
    setSaid(t('entries.removed', { name: nameOf(entry) }));
    onChange(entries.toSpliced(index, 1));
  };
  return (
    <>
      <ul class="entries" ref={list} data-testid={`entries-${where}`}>
        {entries.map((entry, index) => {
          const name = nameOf(entry);
          return (
            <li
              key={keyOf(entry)}
              data-entry={keyOf(entry)}
              data-testid="entry"
              onKeyDown={(event) => {
                if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
                event.preventDefault();
                move(index, event.key === 'ArrowUp' ? -1 : 1);
              }}
            >
              <div class="entry-body">{children(entry, index)}</div>
              <div class="entry-tools">
                <button
                  type="button"
                  data-tool="up"
                  disabled={index === 0}
                  aria-label={t('entries.up', { name })}
                  title={t('entries.up', { name })}
                  onClick={() => move(index, -1)}
                >
                  ↑
                </button>
                <button
                  type="button"
                  data-tool="down"
                  disabled={index === entries.length - 1}
                  aria-label={t('entries.down', { name })}
                  title={t('entries.down', { name })}
                  onClick={() => move(index, 1)}
                >
                  ↓
                </button>
                <button
                  type="button"
                  data-tool="remove"
                  aria-label={t('entries.remove', { name })}
                  title={t('entries.remove', { name })}
                  onClick={() => remove(index)}
                >
                  ×
                </button>
              </div>
            </li>
          );
        })}
      </ul>
      <p class="hidden" role="status">
        {said}
      </p>
    </>
  );
}
