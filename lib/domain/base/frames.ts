const MOST_FRAMES = 8;
/**
 * A frame in a script of an extension, as V8 and SpiderMonkey write it:
 * `at name (chrome-extension://id/file.js:1:2)` and `name@moz-extension://id/file.js:1:2`.
 * Frames elsewhere, such as the page's, are not matched.
 * https://v8.dev/docs/stack-trace-api
 * https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Error/stack
 */
const FRAME =
  /^(?:\s*at )?(?:async[ *])?(?:(?:new )?([\w$.<>/]{0,80}?)(?: \[as [\w$]+\])?(?: \(|@))?[a-z-]+-extension:\/\/[\w.-]+\/([\w./-]{1,120}:\d{1,9}:\d{1,9})\)?$/;

/**
 * Returns where in our bundle an error was thrown: `function file:line:column`, innermost first.
 * The rest of the stack is dropped, because the message in its first lines may hold data of a
 * customer.
 * @param thrown any value; only errors have frames
 */
export function framesOf(thrown: unknown): string[] {
  if (!(thrown instanceof Error) || typeof thrown.stack !== 'string') return [];
  const { message, stack } = thrown;
  // A message with several lines could look like frames. V8 puts it before the frames.
  const at = message === '' ? -1 : stack.indexOf(message);
  const frames = at < 0 ? stack : stack.slice(at + message.length);
  return frames
    .split('\n')
    .flatMap((line) => {
      const [found, name = '', place = ''] = FRAME.exec(line) ?? [];
      return found === undefined ? [] : [`${name} ${place}`.trim()];
    })
    .slice(0, MOST_FRAMES);
}
