import type {LitElement} from 'lit';

/** Focuses what matches in an element's shadow root, once it is rendered. */
export async function focusAfterUpdate(host: LitElement, selector: string): Promise<void> {
  host.requestUpdate();
  await host.updateComplete;
  host.shadowRoot?.querySelector<HTMLElement>(selector)?.focus();
}
