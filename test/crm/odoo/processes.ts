import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a program to its end; `input` goes to its standard input. Rejects only when it can't be
 * started.
 */
export function runToEnd(
  [program = '', ...args]: readonly string[],
  options: { readonly input?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      env: { ...process.env, LC_ALL: 'C.UTF-8', ...options.env },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.stdin.on('error', () => {});
    child.stdin.end(options.input ?? '');
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, stdout, stderr }));
  });
}

/** `runToEnd`, and an error with the last lines it said when it fails. */
export async function mustRun(...[command, options]: Parameters<typeof runToEnd>): Promise<string> {
  const { status, stdout, stderr } = await runToEnd(command, options);
  if (status !== 0)
    throw new Error(
      `${command.join(' ')} ended with ${status}:\n${lastLines(stderr || stdout, 60)}`,
    );
  return stdout;
}

export function lastLines(text: string, count = 15): string {
  return text.trim().split('\n').slice(-count).join('\n');
}

/**
 * The command within mount, process and IPC namespaces of its own, which dies when we do, however
 * that happens: then the kernel ends everything it started and unmounts everything it mounted.
 * @param proc where that process finds its `/proc`
 */
export function caged(command: readonly string[], proc = '/proc'): string[] {
  const namespaces = [
    'unshare',
    '--mount',
    '--ipc',
    '--pid',
    '--fork',
    '--kill-child',
    `--mount-proc=${proc}`,
  ];
  return ['setpriv', '--pdeathsig', 'KILL', ...namespaces, ...command];
}

/**
 * The command as another user. It comes innermost: a change of user makes the kernel forget which
 * process to die with.
 */
export function asUser(user: string, command: readonly string[]): string[] {
  return [
    'setpriv',
    `--reuid=${user}`,
    `--regid=${user}`,
    '--init-groups',
    '--pdeathsig',
    'KILL',
    ...command,
  ];
}

/** A caged program that runs beside us. */
export interface Service {
  /** Rejects with the end of its log when it ends by itself. */
  readonly ended: Promise<never>;
  /** Ends it: with a signal that it may take its time for, or at once. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts a caged command; what it says goes to the file. */
export function startService([program = '', ...args]: readonly string[], log: string): Service {
  const file = openSync(log, 'a');
  const child = spawn(program, args, {
    stdio: ['ignore', file, file],
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });
  closeSync(file);
  running.add(child);
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const ended = new Promise<never>((_, reject) => {
    child.once('error', reject);
    child.once('close', (status) => {
      running.delete(child);
      reject(
        new Error(`${args.at(-1)} ended with ${status}:\n${lastLines(readFileSync(log, 'utf8'))}`),
      );
    });
  });
  ended.catch(() => {});
  return {
    ended,
    async stop(signal) {
      const inner = signal === undefined ? null : childOf(child.pid);
      if (inner === null || signal === undefined) child.kill('SIGKILL');
      else process.kill(inner, signal);
      await closed;
    },
  };
}

/** The process that `unshare` forked, which it does not pass signals on to. */
function childOf(pid: number | undefined): number | null {
  if (pid === undefined) return null;
  const first = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ')[0];
  return first ? Number(first) : null;
}

/**
 * Waits until a service answers. Rejects when it ends first, or does not answer within two minutes.
 */
export async function untilReady(service: Service, isReady: () => Promise<boolean>): Promise<void> {
  const latest = Date.now() + 120_000;
  while (!(await isReady())) {
    await Promise.race([service.ended, sleep(50)]);
    if (Date.now() > latest) throw new Error('a server was started and does not answer');
  }
}

/** A port on loopback that no one listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
