/** Milliseconds after which a letter begins another word, as in the browsers' own lists. */
const PAUSE = 1000;

/** Letters that differ in marks only are the same here. */
const {compare} = new Intl.Collator('en', {sensitivity: 'base'});

/**
 * Lets a shopper find a country by letters typed while the list is shut, whatever marks they bear: "Cesko" is Česko, "Aland" Åland;
 * browsers compare them one by one. The same letter again goes on to the next country, and a blank opens the list unless it is part of
 * a name. Fetched when the list first has the focus; until then the browser's own search works.
 */
export function addCountrySearch(select: HTMLSelectElement): void {
  let typed = '';
  let typedAt = 0;

  select.onkeydown = (event) => {
    const {key, timeStamp} = event;
    if (key.length > 1 || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (timeStamp - typedAt > PAUSE) typed = '';
    if (key === ' ' && !typed) return;

    event.preventDefault();
    typedAt = timeStamp;
    if (typed !== key) typed += key;
    choose(select, typed);
  };
}

function choose(select: HTMLSelectElement, typed: string): void {
  const options = [...select.options];
  const from = select.selectedIndex + (typed.length > 1 ? 0 : 1);
  const found = [...options.slice(from), ...options].find(
    ({label}) => compare(label.slice(0, typed.length), typed) === 0,
  );
  if (!found || found.selected) return;
  select.value = found.value;
  for (const type of ['input', 'change']) select.dispatchEvent(new Event(type, {bubbles: true, composed: true}));
}
