import ar from './locales/outcomes/ar.js';
import cs from './locales/outcomes/cs.js';
import de from './locales/outcomes/de.js';
import en from './locales/outcomes/en.js';
import type {NextStep, Outcome, OutcomeMessages} from './locales/outcomes/keys.js';
import pl from './locales/outcomes/pl.js';
import ru from './locales/outcomes/ru.js';
import sk from './locales/outcomes/sk.js';
import uk from './locales/outcomes/uk.js';
import vi from './locales/outcomes/vi.js';

// What only a shopper reads who has been to the payment page, fetched for them. It imports nothing of the element, so that this file
// and the element's own never need the same version of each other.

/** The words, by language. */
export const messages: Readonly<Partial<Record<string, OutcomeMessages>>> = {ar, cs, de, en, pl, ru, sk, uk, vi};

const CHECK = 'M7 12.5l3.5 3.5L17 9';
const CLOCK = 'M12 7v5l3.5 2';
const CROSS = 'M8.5 8.5l7 7m0-7l-7 7';
const MARK = 'M12 7v6m0 3.2v.3';

/** What stands in the icon's circle: the `d` of an SVG path in a box of 24 by 24. */
export const icons: Readonly<Record<Outcome, string>> = {
  paid: CHECK,
  'already-paid': CHECK,
  pending: CLOCK,
  unfinished: CLOCK,
  expired: CLOCK,
  cancelled: CROSS,
  failed: MARK,
  unknown: CLOCK,
  withheld: MARK,
};

/** What there is to do, the best first; where nothing is, the form follows the panel. */
export const nextSteps: Readonly<Record<Outcome, readonly NextStep[]>> = {
  paid: ['backToShop'],
  'already-paid': ['backToShop'],
  pending: ['checkAgain'],
  unfinished: ['backToPayment'],
  expired: ['backToShop'],
  cancelled: [],
  failed: [],
  unknown: ['checkAgain', 'tryAgain'],
  withheld: ['backToShop'],
};

/** How the panel looks, for the element's shadow root. */
export const styles = `
  [part='return'] {
    display: flow-root;
    border-block-start: 4px solid var(--tone);
  }
  .paid,
  .already-paid {
    --tone: light-dark(#1a7f45, #6fd69b);
  }
  .pending,
  .unfinished,
  .unknown,
  .asking {
    --tone: light-dark(#2563b0, #8ac1ff);
  }
  .cancelled,
  .expired,
  .withheld {
    --tone: light-dark(#6b7684, #9aa6b6);
  }
  .failed {
    --tone: light-dark(#b3172b, #ff9ea6);
  }
  [role='status'] > svg {
    float: inline-start;
    inline-size: 2.5em;
    block-size: 2.5em;
    margin-inline-end: 0.75em;
    border: 2px solid var(--tone);
    border-radius: 50%;
    fill: none;
    stroke: var(--tone);
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  h2 {
    font-size: 1.25em;
    line-height: 1.3;
  }
  [part='outcome-order'] {
    display: flow-root;
    margin-block-end: 0.5em;
    font-variant-numeric: tabular-nums;
  }
`;
