import type {LitElement} from 'lit';

/**
 * Focuses what matches in an element's shadow root, once it is rendered. WebKit scrolls to it without its `scroll-margin`, so that a
 * header may cover it; jsdom does not scroll.
 */
export async function focusAfterUpdate(host: LitElement, selector: string): Promise<void> {
  host.requestUpdate();
  await host.updateComplete;
  const found: Partial<HTMLElement> | null | undefined = host.shadowRoot?.querySelector<HTMLElement>(selector);
  found?.focus?.();
  found?.scrollIntoView?.({block: 'nearest'});
}
