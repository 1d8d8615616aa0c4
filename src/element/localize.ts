import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {loadMessages, messagesFor, textTagFor, toLanguageTag, type KnownMessages} from './messages.js';

/** A node as seen from one inside it: an element has a language, a shadow root a host, a document neither. */
type Ancestor = Node & Partial<Pick<HTMLElement, 'lang'> & Pick<ShadowRoot, 'host'>>;

/** The language in force at the element, which is the nearest `lang`, through shadow roots, then the browser's; and its texts. */
export class LocalizeController implements ReactiveController {
  /** The page's language, as a tag that Intl takes: `cs`, `pt-BR`. */
  pageTag = 'en';

  /** The language that is spoken: the page's, or the nearest there are texts in. */
  textTag = 'en';

  /** The texts in that language. */
  messages: KnownMessages = messagesFor('en');

  /** Settles when the language that was last asked for is there, or cannot be had. */
  loading: Promise<void> | undefined;

  private readonly host: ReactiveControllerHost & HTMLElement;
  private observer: MutationObserver | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.observer = new MutationObserver(() => {
      this.host.requestUpdate();
    });
    for (const node of this.ancestors) {
      if (!node.parentNode) this.observer.observe(node, {subtree: true, attributeFilter: ['lang']});
    }
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    this.observer?.disconnect();
  }

  /** Reads the language anew, before a render. `overrides` replace single texts. */
  update(overrides: Partial<KnownMessages>): void {
    const tag = toLanguageTag(this.lang);
    if (tag !== this.pageTag) this.loading = this.load(tag);
    this.pageTag = tag;
    this.textTag = textTagFor(tag);
    this.messages = messagesFor(tag, overrides);
  }

  private async load(tag: string): Promise<void> {
    await loadMessages(tag);
    this.host.requestUpdate();
  }

  /** As it was written: `cs`, `pt-BR`, `cs_CZ`. */
  private get lang(): string {
    return this.ancestors.find(({lang}) => lang)?.lang ?? navigator.language;
  }

  /** The host and all around it, shadow roots and the document included. */
  private get ancestors(): readonly Ancestor[] {
    const nodes: Ancestor[] = [];
    for (let node: Ancestor | undefined = this.host; node; node = node.parentNode ?? node.host) nodes.push(node);
    return nodes;
  }
}
