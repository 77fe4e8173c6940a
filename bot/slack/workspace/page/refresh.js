// Bringing one part of the page up to date, asked for by many.

/**
 * Wrap a refresh so that one runs at a time and at most one more waits behind it: an older answer can never arrive
 * after a newer one and overwrite it. `onError` gets what went wrong.
 */
export function oneAtATime(run, onError) {
  let running = null;
  let again = false;
  async function untilQuiet() {
    try {
      do {
        again = false;
        await run();
      } while (again);
    } catch (error) {
      onError(error);
    } finally {
      running = null;
    }
  }
  return function ask() {
    again = running !== null;
    running ??= untilQuiet();
    return running;
  };
}
