import type {LitElement} from 'lit';
import type {AllMessages, Messages} from './locales/keys.js';
import type {NextStep, Outcome, OutcomeMessages} from './locales/outcome-keys.js';
import type {LocalizeController} from './localize.js';
import {outcomeMessagesFor} from './outcome-messages.js';
import {PollingController} from './polling.js';
import type {RedirectTarget} from './redirect.js';

const CHECK = 'M7 12.5l3.5 3.5L17 9';
const CLOCK = 'M12 7v5l3.5 2';
const CROSS = 'M8.5 8.5l7 7m0-7l-7 7';
const MARK = 'M12 7v6m0 3.2v.3';

/** What each outcome looks like, and what there is to do next, the best first; where nothing is, the form follows the panel. */
const LOOKS: Readonly<Record<Outcome, readonly [icon: string, ...NextStep[]]>> = {
  paid: [CHECK, 'backToShop'],
  'already-paid': [CHECK, 'backToShop'],
  pending: [CLOCK, 'checkAgain'],
  unfinished: [CLOCK, 'backToPayment'],
  expired: [CLOCK, 'backToShop'],
  cancelled: [CROSS],
  failed: [MARK],
  unknown: [CLOCK, 'checkAgain', 'tryAgain'],
  withheld: [MARK, 'backToShop'],
};

const styles = new CSSStyleSheet();
styles.replaceSync(`
  [part='return'] {
    border-block-start: 4px solid var(--tone);
  }
  .paid, .already-paid {
    --tone: light-dark(#1a7f45, #6fd69b);
  }
  .asking, .pending, .unfinished, .unknown {
    --tone: light-dark(#2563b0, #8ac1ff);
  }
  .cancelled, .expired, .withheld {
    --tone: light-dark(#6b7684, #9aa6b6);
  }
  .failed {
    --tone: light-dark(#b3172b, #ff9ea6);
  }
  .words > svg {
    float: inline-start;
    inline-size: 2.75em;
    margin-block-end: 0.5em;
    margin-inline-end: 0.75em;
    border: 2px solid;
    border-radius: 50%;
    color: var(--tone);
    fill: none;
    stroke: currentcolor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  [part='next-step'] {
    padding: 0.5em;
    text-align: center;
  }
  [part='next-step'] + [part='next-step'] {
    border-color: currentcolor;
    background: none;
    color: inherit;
  }
  h2, [part='outcome-order'] {
    display: flow-root;
    min-inline-size: min(100%, 8em);
  }
  h2 {
    font-size: 1.25em;
    line-height: 1.3;
  }
  .words > p:last-child {
    clear: both;
  }
  [part='outcome-order'] > span {
    font-size: min(1em, 7vw);
    white-space: nowrap;
  }
  [part='outcome-order'] {
    margin-block-end: 0.5em;
    font-variant-numeric: tabular-nums;
  }
`);

/** These can change by themselves. */
const OPEN: readonly (Outcome | 'asking' | undefined)[] = ['pending', 'unfinished', 'unknown'];

/** The element, as far as the panel reads it. */
type Host = LitElement & {
  readonly orderId: string;
  readonly redirectTarget: RedirectTarget;
  /** Texts that the merchant wants to be said differently. */
  readonly messages: Partial<AllMessages>;
};

/** What the panel is told. */
export interface OutcomeView {
  readonly outcome: Outcome | 'asking' | undefined;
  /** As the shopper reads it. */
  readonly price: string | undefined;
  readonly localize: LocalizeController;
  /** Whether the proxy is being asked again. */
  readonly isAsking: boolean;
}

/** How the order stands: icon, heading, price and order, a sentence, and what to do next. Asks again where that can change by itself. */
export class OutcomePanel {
  private readonly host: Host;
  private readonly polling: PollingController;
  private readonly onStep: (step: NextStep) => void;
  private readonly words = element('div', {className: 'words'});
  private readonly steps = element('div', {});
  private drawn = '';
  private offered = '';

  /**
   * Draws into `place` of the element's shadow root, whose live region announces the words. `ask` asks the proxy again, and resolves to how
   * many milliseconds it wants to be left alone then; `onStep` does what a button says.
   */
  constructor(host: Host, place: HTMLElement, ask: () => Promise<number>, onStep: OutcomePanel['onStep']) {
    this.host = host;
    this.polling = new PollingController(host, ask);
    this.onStep = onStep;
    place.querySelector('[role=status]')?.append(this.words);
    place.append(this.steps);
    host.shadowRoot?.adoptedStyleSheets.push(styles);
  }

  /** What did not change is not drawn again, so that it is not announced again. */
  draw(view: OutcomeView): void {
    const {outcome, localize} = view;
    const messages = outcomeMessagesFor(localize.textTag, localize.messages);
    if (OPEN.includes(outcome)) this.polling.start();
    else this.polling.stop();
    const [icon, ...steps] = outcome && outcome !== 'asking' ? LOOKS[outcome] : [''];
    this.drawWords(icon, outcome && outcome !== 'asking' ? this.wordsOf(outcome, view, messages) : []);
    this.drawSteps(steps, view, messages);
  }

  private wordsOf(outcome: Outcome, {price = ''}: OutcomeView, messages: OutcomeMessages): readonly string[] {
    const {host} = this;
    const text = host.messages[outcome as keyof Messages] ?? messages[`${outcome}.text`];
    return [messages[`${outcome}.heading`], price, host.orderId, text];
  }

  private drawWords(icon: string, words: readonly string[]): void {
    if (words.join() === this.drawn) return;
    this.drawn = words.join();
    const [heading = '', price = '', orderId = '', text = ''] = words;
    const order = element('p', {}, 'outcome-order');
    order.append(element('span', {textContent: price}), price && ' · ', element('bdi', {textContent: orderId}));
    const sentence = element('p', {});
    sentence.append(element('slot', {name: 'return', textContent: text}));
    const drawing = [drawIcon(icon), element('h2', {textContent: heading}), order, sentence];
    this.words.replaceChildren(...(words.length ? drawing : []));
  }

  /** A button that stays keeps the focus, although it may say something else. */
  private drawSteps(steps: readonly NextStep[], {isAsking}: OutcomeView, messages: OutcomeMessages): void {
    if (steps.join() !== this.offered) this.steps.replaceChildren(...steps.map((step) => this.drawStep(step)));
    this.offered = steps.join();
    for (const [index, drawn] of this.steps.querySelectorAll('[part]').entries()) {
      const step = steps[index];
      const key = step === 'checkAgain' && isAsking ? 'asking' : step;
      if (key) drawn.textContent = messages[key];
    }
  }

  private drawStep(step: NextStep): Element {
    if (step !== 'backToShop') {
      const onclick = () => {
        this.onStep(step);
      };
      return element('button', {onclick}, 'next-step');
    }
    const slot = element('slot', {name: 'shop-link'});
    const target = this.host.redirectTarget === 'top' ? '_top' : '_self';
    slot.append(element('a', {href: '/', target}, 'next-step'));
    return slot;
  }
}

function drawIcon(d: string): Element {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS(svg.namespaceURI, 'path');
  path.setAttribute('d', d);
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.append(path);
  return svg;
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]>,
  part?: string,
): HTMLElementTagNameMap[Name] {
  const created = Object.assign(document.createElement(name), properties);
  if (part) created.setAttribute('part', part);
  return created;
}
