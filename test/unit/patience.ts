/**
 * Runs before each file of units. What a component draws is waited for as long as a machine with
 * other work may need; the library's own second is for one without.
 */
if (typeof document !== 'undefined') {
  const { configure } = await import('@testing-library/preact');
  configure({ asyncUtilTimeout: 20_000 });
}
