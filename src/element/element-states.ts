/** The element's `:state()`s. Older browsers and jsdom have none, happy-dom no internals at all; there nothing comes of them. */
export function attachStates(
  element: Partial<Pick<HTMLElement, 'attachInternals'>>,
): Pick<Set<string>, 'add' | 'delete'> {
  const internals: Partial<ElementInternals> = element.attachInternals?.() ?? {};
  return internals.states ?? new Set();
}
