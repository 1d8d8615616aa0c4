import {suggestEmail} from './email-suggestion.js';
import type {LocalizeController} from './localize.js';
import {outcomeMessagesFor} from './outcome-messages.js';

/**
 * Looks at the e-mail address that a shopper has typed and, where it looks mistyped (`jana@gmial.com`), offers to mend it in one press.
 * Nothing waits for it.
 */
export async function hintAtSlip(input: HTMLInputElement, localize: LocalizeController): Promise<void> {
  const typed = input.value;
  const email = suggestEmail(typed);
  const place = placeUnder(input);
  await localize.loading;
  await new Promise(requestAnimationFrame); // a live region has to be there before its words are
  if (!email || typed !== input.value || isPressing(input)) return;

  const {didYouMean, useSuggestion} = outcomeMessagesFor(localize.textTag, localize.messages);

  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = useSuggestion;
  button.onclick = () => {
    mend(input, email);
  };
  place.replaceChildren(
    didYouMean.replace('{email}', () => `\u2068${email}\u2069`),
    ' ',
    button,
  );

  const takeBack = () => {
    place.replaceChildren();
  };
  input.addEventListener('input', takeBack, {once: true});
  input.form?.addEventListener('reset', takeBack, {once: true});
}

/** Like an error, it takes no room while it is one line long; over an error there is none. */
const styles = new CSSStyleSheet();
styles.replaceSync(`
  .hint:not(:empty) { margin-block: 0.25em -1.5em; font-size: 0.8125em; line-height: 1.25 }
  [part='error']:not(:empty) + .hint { display: none }
  .hint button {
    margin-block: -0.4em; border: 0; border-radius: 0.25em; padding: 0.4em 0; background: none; color: inherit;
    font: inherit; font-weight: 600; text-decoration: underline; cursor: pointer;
  }
`);

/** A live region: the hint is said when it appears, and the focus is elsewhere by then. */
function placeUnder(input: HTMLInputElement): Element {
  const field = input.parentElement;
  const known = field?.querySelector('.hint');
  if (known) return known;
  const place = document.createElement('p');
  place.className = 'hint';
  place.role = 'status';
  field?.append(place);
  const root = input.getRootNode();
  if (root instanceof ShadowRoot) root.adoptedStyleSheets.push(styles);
  return place;
}

/** Nothing appears while a button is pressed: it would move under the pointer. */
const isPressing = (input: HTMLInputElement): boolean => input.form?.querySelector('button:active') !== null;

/** As if the shopper had typed it. */
function mend(input: HTMLInputElement, email: string): void {
  input.value = email;
  for (const type of ['input', 'change']) input.dispatchEvent(new Event(type, {bubbles: true, composed: true}));
  input.focus();
}
