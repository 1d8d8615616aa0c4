import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** Follows the language in force at an element: the nearest `lang`, through shadow roots, then the browser's. */
export class LanguageController implements ReactiveController {
  private readonly host: ReactiveControllerHost & HTMLElement;
  private readonly observer: MutationObserver;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.host = host;
    this.observer = new MutationObserver(() => {
      host.requestUpdate();
    });
    host.addController(this);
  }

  /** As it was written: `cs`, `pt-BR`, `cs_CZ`. */
  get lang(): string {
    const withLang = this.ancestors.find((node) => node instanceof HTMLElement && node.lang);
    return withLang instanceof HTMLElement ? withLang.lang : navigator.language;
  }

  hostConnected(): void {
    for (const node of this.ancestors) {
      if (!node.parentNode) this.observer.observe(node, {subtree: true, attributeFilter: ['lang']});
    }
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    this.observer.disconnect();
  }

  /** The host and all around it, shadow roots and the document included. */
  private get ancestors(): readonly Node[] {
    const nodes: Node[] = [];
    for (let node: Node | null = this.host; node; node = node instanceof ShadowRoot ? node.host : node.parentNode) {
      nodes.push(node);
    }
    return nodes;
  }
}
