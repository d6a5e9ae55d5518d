import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useBus } from '../../../lib/bus/query';
import { type Failure, failureOf } from '../../../lib/domain/base/failure';
import type { Stage } from '../../../lib/domain/base/stage';
import { guessColumns } from '../../../lib/domain/import/columns';
import {
  type ColumnFields,
  type FileProblem,
  type ImportField,
  type ImportReading,
  MANY,
  type StageAnswers,
  type Table,
} from '../../../lib/domain/import/model';
import { readPeople } from '../../../lib/domain/import/people';
import { MOST_BYTES, readTable, type TableOptions } from '../../../lib/domain/import/table';
import { OWN_LIST } from '../../../lib/domain/views/admin';
import { usePages } from '../../page-context';
import { BATCH, type Compared, comparePeople, factsOf, TIMEOUT_MS } from './compare';
import { runSliced } from './run-sliced';

/** A file, as far as it is read. */
export interface Reading {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly table: Table;
  readonly fields: ColumnFields;
  readonly answers: StageAnswers;
  readonly rows: ImportReading;
  /** Null until the people are compared with those who are here. */
  readonly compared: Compared | null;
  /** The stage of new people without one in the file. */
  readonly newcomers: Stage | null;
}

/** Work that takes its time, and how much of it is done. */
export interface Working {
  readonly what: 'reading' | 'checking' | 'running';
  readonly done: number;
  readonly total: number;
}

/** What an import did. */
export interface Done {
  readonly run: string;
  readonly added: number;
  readonly updated: number;
  readonly stopped: boolean;
}

interface State {
  readonly name: string;
  readonly problem: FileProblem | null;
  readonly failure: Failure | null;
  readonly reading: Reading | null;
  readonly working: Working | null;
  readonly done: Done | null;
}

const IDLE: State = {
  name: '',
  problem: null,
  failure: null,
  reading: null,
  working: null,
  done: null,
};

export interface Importing extends State {
  pick(file: File): void;
  /** Reads the same file in another way. */
  reread(options: TableOptions): void;
  assign(place: number, field: ImportField | null): void;
  answer(answers: StageAnswers): void;
  setNewcomers(stage: Stage | null): void;
  /** @param makesList whether the rep's own list has to be made first */
  run(makesList: boolean): void;
  stop(): void;
}

/** An import of people, from a file to what came of it; one piece of work at a time. */
export function useImport(): Importing {
  const bus = useBus();
  const { shell } = usePages();
  const [state, setState] = useState<State>(IDLE);
  const work = useRef(new AbortController());
  useEffect(() => () => work.current.abort(), []);

  const actions = useMemo(() => {
    /** Begins a piece of work; what was under way ends. */
    const begin = (next: Partial<State>) => {
      work.current.abort();
      work.current = new AbortController();
      const { signal } = work.current;
      const show = (part: Partial<State>) => {
        if (!signal.aborted) setState((before) => ({ ...before, ...part }));
      };
      show({ failure: null, ...next });
      const progress = (what: Working['what']) => (part: number) =>
        show({ working: { what, done: Math.round(part * 100), total: 100 } });
      return { signal, show, progress };
    };

    const read = async (
      reading: Omit<Reading, 'rows' | 'compared'>,
      job: ReturnType<typeof begin>,
    ) => {
      const { signal, show, progress } = job;
      const { table, fields, answers } = reading;
      const rows = await runSliced(readPeople(table, fields, answers), progress('reading'), signal);
      if (rows === null) return;
      show({ reading: { ...reading, rows, compared: null } });
      try {
        const compared = await comparePeople(bus, rows.people, progress('checking'), signal);
        if (compared === null) return;
        show({ reading: { ...reading, rows, compared }, working: null });
      } catch (error) {
        show({ failure: failureOf(error), working: null });
      }
    };

    const open = async (
      name: string,
      bytes: Uint8Array,
      options: TableOptions,
      job: ReturnType<typeof begin>,
    ) => {
      const { signal, show, progress } = job;
      const result = await runSliced(readTable(bytes, options), progress('reading'), signal);
      if (result === null) return;
      if (!result.ok) {
        show({ problem: result.problem, reading: null, working: null });
        return;
      }
      const { table } = result;
      const fields = guessColumns(table);
      await read({ name, bytes, table, fields, answers: {}, newcomers: null }, job);
    };

    const pick = async (file: File) => {
      const reading = { what: 'reading', done: 0, total: 100 } as const;
      const job = begin({ ...IDLE, name: file.name, working: reading });
      if (file.size > MOST_BYTES) {
        job.show({ problem: 'too-many-bytes', working: null });
        return;
      }
      await open(file.name, new Uint8Array(await file.arrayBuffer()), {}, job);
    };

    const run = async ({ name, compared, newcomers }: Reading, makesList: boolean) => {
      if (compared === null) return;
      const { people } = compared;
      const id = shell.newId();
      const { signal, show } = begin({
        working: { what: 'running', done: 0, total: people.length },
        done: null,
      });
      let done: Done = { run: id, added: 0, updated: 0, stopped: false };
      try {
        if (makesList) await bus.call('connection.save', { kind: OWN_LIST }, TIMEOUT_MS);
        for (let at = 0; at < people.length && !signal.aborted; at += BATCH) {
          const part = people.slice(at, at + BATCH).map(factsOf);
          const input = { run: id, file: name, newcomers, people: part };
          const { added, updated } = await bus.call('import.run', input, TIMEOUT_MS);
          done = { ...done, added: done.added + added, updated: done.updated + updated };
          show({ working: { what: 'running', done: at + part.length, total: people.length } });
        }
      } catch (error) {
        setState((before) => ({ ...before, failure: failureOf(error) }));
      }
      const finished = done.added + done.updated >= people.length;
      setState((before) => ({
        ...before,
        reading: null,
        working: null,
        done: { ...done, stopped: !finished && signal.aborted },
      }));
    };
    return { begin, read, open, pick, run };
  }, [bus, shell]);

  const { reading } = state;
  const again = (change: Partial<Reading>) => {
    if (reading !== null) void actions.read({ ...reading, ...change }, actions.begin({}));
  };
  return {
    ...state,
    pick: (file) => void actions.pick(file),
    reread: (options) => {
      if (reading !== null)
        void actions.open(reading.name, reading.bytes, options, actions.begin({}));
    },
    assign: (place, field) => {
      if (reading !== null) again({ fields: assigned(reading.fields, place, field) });
    },
    answer: (answers) => {
      if (reading !== null) again({ answers: { ...reading.answers, ...answers } });
    },
    setNewcomers: (newcomers) => {
      if (reading !== null) setState({ ...state, reading: { ...reading, newcomers } });
    },
    run: (makesList) => {
      if (reading !== null) void actions.run(reading, makesList);
    },
    stop: () => {
      work.current.abort();
      // A part that is on its way to the background is finished and counted there.
      if (state.working?.what !== 'running') setState(IDLE);
    },
  };
}

/** A field of which a person has one goes from the column that had it to another. */
function assigned(fields: ColumnFields, place: number, field: ImportField | null): ColumnFields {
  return fields.map((each, index) => {
    if (index === place) return field;
    return each === field && field !== null && !MANY.has(field) ? null : each;
  });
}
