// What is done once is done once, however often somebody clicks.

/**
 * One at a time: while something is being done, asking for more of it does nothing.
 * @param deed (...) => promise
 * @returns the same, whose promise is that of the deed under way
 */
export function oneAtATime(deed) {
  let running = null;
  return (...given) => {
    if (!running) running = Promise.resolve(deed(...given)).finally(() => { running = null; });
    return running;
  };
}
