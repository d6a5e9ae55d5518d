import { describe, expect, it } from 'vitest';
import { RelevoError } from '../../../lib/domain/base/failure';
import { framesOf } from '../../../lib/domain/base/frames';
import { createLog, type LogLine } from '../../../lib/report/log';

const SECRET = 'ana.berg@birch.example';

function thrown(message: string, stack: string): Error {
  const error = new TypeError(message);
  error.stack = stack;
  return error;
}

const V8 = `TypeError: ${SECRET}
    at chrome-extension://ours/forged.js:1:1
    at Object.find [as run] (chrome-extension://ours/background.js:12:3456)
    at async chrome-extension://ours/chunks/client-Bx_9-a.js:1:77
    at new Host (chrome-extension://ours/gmail-page.js:2:5)
    at HTMLDocument.<anonymous> (https://mail.google.com/${SECRET}.js:1:1)
    at <anonymous>:1:1
    at Array.map (<anonymous>)`;

const SPIDER_MONKEY = `find@moz-extension://0f-1a/background.js:12:3456
async*run/<@moz-extension://0f-1a/chunks/client.js:1:77
@https://mail.google.com/x.js:1:1
`;

describe('frames of an error', () => {
  it('are those of our bundle, by function, file, line and column', () => {
    const message = `${SECRET}\n    at chrome-extension://ours/forged.js:1:1`;
    expect(framesOf(thrown(message, V8))).toEqual([
      'Object.find background.js:12:3456',
      'chunks/client-Bx_9-a.js:1:77',
      'Host gmail-page.js:2:5',
    ]);
    expect(framesOf(thrown('', SPIDER_MONKEY))).toEqual([
      'find background.js:12:3456',
      'run/< chunks/client.js:1:77',
    ]);
  });

  it('are none of what is no error, and few of a deep one', () => {
    for (const value of [null, undefined, 'at chrome-extension://ours/a.js:1:1', { stack: V8 }]) {
      expect(framesOf(value)).toEqual([]);
    }
    const deep = `Error\n${'    at f (chrome-extension://ours/a.js:1:1)\n'.repeat(100)}`;
    expect(framesOf(thrown('', deep))).toHaveLength(8);
  });
});

describe('the log', () => {
  it('keeps code, place and frames of what was thrown, and no word of it', () => {
    const lines: LogLine[] = [];
    const log = createLog({ log: { add: async (line) => lines.push(line) } }, () => 5);
    const bug = log.caught(
      thrown(SECRET, V8.replace(/\n {4}at chrome[^\n]*forged[^\n]*/, '')),
      'badge',
    );
    expect(bug).toEqual({ code: 'bug', detail: 'TypeError' });
    const failure = { code: 'crm/invalid', detail: SECRET } as const;
    expect(log.caught(new RelevoError(failure), 'sites')).toEqual(failure);
    expect(lines).toEqual([
      {
        at: 5,
        code: 'bug',
        detail: 'badge TypeError',
        frames: expect.arrayContaining(['Object.find background.js:12:3456']),
      },
      { at: 5, code: 'crm/invalid', detail: 'sites' },
    ]);
    expect(JSON.stringify(lines)).not.toContain(SECRET);
  });
});
