import {adoptStyles, html, nothing, unsafeCSS, type LitElement} from 'lit';
import type {Messages} from './locales/keys.js';
import type {NextStep, Outcome, OutcomeMessageKey, OutcomeMessages} from './locales/outcomes/keys.js';
import {languageOf} from './messages.js';
import type * as outcomes from './outcomes.js';
import {replaceableText} from './replaceable-text.js';
import {settle} from './settle.js';

/** Milliseconds for which the panel's own words and looks are awaited; after them the element's plain texts are shown. */
const LOADING_TIME = 3000;

/** An outcome that has no text of its own among the element's. */
const PLAIN_KEYS: Readonly<Partial<Record<Outcome, keyof Messages>>> = {unfinished: 'pending', withheld: 'unknown'};

let fetched: typeof outcomes | undefined;

async function fetchOutcomes(): Promise<void> {
  try {
    fetched = await import('./outcomes.js');
  } catch {
    // Offline, or not deployed: the plain texts say the same.
  }
}

/** Fetches what the panel says and how it looks, unless that takes too long. */
export async function loadOutcomePanel({constructor, renderRoot}: LitElement): Promise<void> {
  await settle([fetchOutcomes()], LOADING_TIME);
  if (!fetched) return;
  const {elementStyles} = constructor as typeof LitElement;
  adoptStyles(renderRoot as ShadowRoot, [...elementStyles, unsafeCSS(fetched.styles)]);
}

/** Whether the panel has its words and buttons. */
export const hasOutcomePanel = (): boolean => fetched !== undefined;

/** What there is to say. */
export interface OutcomeView {
  readonly outcome: Outcome | 'asking' | undefined;
  readonly orderId: string;
  /** As the shopper reads it. */
  readonly price: string | undefined;
  /** The language in force, and the element's own texts in it. */
  readonly tag: string;
  readonly messages: Messages;
  /** Texts that the merchant wants to be said differently. */
  readonly overrides: Partial<Messages & OutcomeMessages>;
  /** Whether the proxy is being asked again. */
  readonly isAsking: boolean;
  /** Of links that leave the page. */
  readonly target: '_top' | '_self';
  readonly onStep: (step: NextStep) => void;
}

/** How the order stands: icon, heading, price and order, a sentence, and what to do next. */
export const renderOutcomePanel = (view: OutcomeView) => html`
  <div part=${view.outcome ? 'return' : nothing} class=${view.outcome ?? nothing} lang=${view.tag} tabindex="-1">
    <div role="status">${view.outcome ? renderOutcome(view, view.outcome) : nothing}</div>
    ${nextSteps(view).map((step) => renderNextStep(view, step))}
  </div>
`;

function renderOutcome(view: OutcomeView, outcome: Outcome | 'asking') {
  const {messages, overrides, orderId, price} = view;
  if (outcome === 'asking') return html`<p>${messages.submitting}</p>`;

  const plain = PLAIN_KEYS[outcome] ?? (outcome as keyof Messages);
  const text = overrides[plain] ?? textOf(view, `${outcome}.text`) ?? messages[plain];
  return html`
    ${fetched && html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d=${fetched.icons[outcome]} /></svg>`}
    <h2>${replaceableText(textOf(view, `${outcome}.heading`))}</h2>
    <p part="outcome-order">${price} <bdi>${orderId}</bdi></p>
    <p><slot name="return">${replaceableText(text)}</slot></p>
  `;
}

const textOf = ({overrides, tag}: OutcomeView, key: OutcomeMessageKey): string | undefined =>
  overrides[key] ?? fetched?.messages[languageOf(tag)]?.[key];

const nextSteps = ({outcome}: OutcomeView): readonly NextStep[] =>
  (outcome && outcome !== 'asking' && fetched?.nextSteps[outcome]) || [];

function renderNextStep(view: OutcomeView, step: NextStep) {
  const {isAsking, onStep, target} = view;
  if (step === 'backToShop') {
    return html`<slot name="shop-link"><a part="next-step" href="/" target=${target}>${textOf(view, step)}</a></slot>`;
  }
  const label = textOf(view, step === 'checkAgain' && isAsking ? 'asking' : step);
  return html`<button
    part="next-step"
    @click=${() => {
      onStep(step);
    }}
  >
    ${label}
  </button>`;
}
