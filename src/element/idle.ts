/** Milliseconds after which a step is done on a page that is never idle. */
const LONGEST_WAIT = 100;

/** Safari cannot tell when it is idle; there it is next. */
const schedule = (work: () => void): unknown =>
  'requestIdleCallback' in window ? requestIdleCallback(work, {timeout: LONGEST_WAIT}) : setTimeout(work);

/** Does each step in an idle moment of its own, the first after the next paint. Answers a function that calls off what is left. */
export function whenIdle(...steps: (() => void)[]): () => void {
  const next = () => {
    steps.shift()?.();
    if (steps.length) schedule(next);
  };
  requestAnimationFrame(() => {
    schedule(next);
  });
  return () => {
    steps.length = 0;
  };
}
