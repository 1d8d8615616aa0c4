import {html, type LitElement, type ReactiveController} from 'lit';
import {COUNTRY_CODES, isCountryCode, type CountryCode} from '../contract/countries.js';
import {parseTokens} from './attributes.js';
import {fetchLater} from './fetch.js';
import {whenIdle} from './idle.js';
import {toLanguageTag} from './messages.js';

/** The countries a merchant lists, `"CZ SK"`; all of them where none is listed. */
export function offeredCountries(list: string): readonly CountryCode[] {
  const listed = parseTokens(list.toUpperCase()).filter(isCountryCode);
  return listed.length ? listed : COUNTRY_CODES;
}

/** The first wish that is offered, then Czechia, then the first country that is. */
export const chooseCountry = (offered: readonly CountryCode[], ...wishes: readonly string[]): CountryCode | undefined =>
  [...wishes, 'CZ'].map((wish) => offered.find((code) => code === wish.toUpperCase())).find(Boolean) ?? offered[0];

/** A country as an option of a list: its code and its name. */
export type NamedCountry = readonly [code: CountryCode, name: string];

const sortedCountries = new Map<string, readonly NamedCountry[]>();
const optionLists = new Map<string, DocumentFragment>();

/** The first call in a page takes 20 to 200 ms, all that follow next to nothing. */
const displayNamesIn = (tag: string): Intl.DisplayNames => new Intl.DisplayNames(tag, {type: 'region'});

/** All countries by name, in the language's own order: `[['AF', 'Afghanistan'], …]`. */
export const nameCountries = (tag: string): readonly NamedCountry[] =>
  remember(sortedCountries, tag, () => {
    const names = displayNamesIn(tag);
    const {compare} = new Intl.Collator(tag);
    const named = COUNTRY_CODES.map((code): NamedCountry => [code, names.of(code) ?? code]);
    return named.sort(([, a], [, b]) => compare(a, b));
  });

/** Those that most shoppers of a page choose: the preselected country, then the home of each of their languages (`sk` → `SK`). */
export function likelyCountries(preselected: string | undefined, languages: readonly string[]): readonly CountryCode[] {
  const homes = languages.map((tag) => new Intl.Locale(toLanguageTag(tag)).maximize().region);
  return [...new Set([preselected, ...homes].filter(isCountryCode))];
}

/**
 * The list's order: a merchant's own countries as the merchant has them; all of them in the language's, after the likely ones and a line,
 * which is `undefined`.
 */
export function orderCountries(
  tag: string,
  list: string,
  likely: readonly CountryCode[],
): readonly (CountryCode | undefined)[] {
  const offered = offeredCountries(list);
  if (offered !== COUNTRY_CODES) return offered;
  const others = nameCountries(tag).map(([code]) => code);
  return [...likely, undefined, ...others.filter((code) => !likely.includes(code))];
}

/** One node list for each, to be cloned: a clone takes a quarter of the time of a template. */
const optionsFor = (tag: string, list: string, likely: readonly CountryCode[]): DocumentFragment =>
  remember(optionLists, [tag, list, likely].join(), () => {
    const names = new Map(nameCountries(tag));
    const options = document.createDocumentFragment();
    for (const code of orderCountries(tag, list, likely)) {
      options.append(code ? new Option(names.get(code), code) : document.createElement('hr'));
    }
    return options;
  });

function remember<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}

/**
 * The options of the country's `<select>`. The preselected one is there at once; all others follow when the browser is idle after the
 * first paint, or when somebody reaches for them.
 */
export class CountryListController implements ReactiveController {
  private readonly host: LitElement;
  private tag = '';
  private offered = '';
  private wishes: readonly string[] = [];
  private isLoaded = false;
  private cancelLoading: (() => void) | undefined;

  /** What the shopper, or a script, chose. */
  private chosen = '';

  /** What the select was last set to here, and the list it was filled with. */
  private shown: string | undefined;
  private options: DocumentFragment | undefined;

  constructor(host: LitElement) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.cancelLoading = whenIdle(
      () => displayNamesIn(this.tag),
      () => nameCountries(this.tag),
      () => {
        this.load();
      },
    );
  }

  hostDisconnected(): void {
    this.cancelLoading?.();
  }

  /** No other country's name is known without the list. */
  hostUpdated(): void {
    if (this.selected === 'CZ') this.fill();
    else this.load();
  }

  /** Takes over what the list depends on before a render: the language, the countries on offer, the wishes for the preselected one. */
  update(tag: string, offered: string, wishes: readonly string[]): void {
    this.noteChoice();
    this.tag = tag;
    this.offered = offered;
    this.wishes = wishes;
  }

  /** Fills the list now. */
  load(): void {
    this.isLoaded = true;
    this.noteChoice();
    this.fill();
  }

  /** Back to the preselected country. */
  reset(): void {
    this.chosen = '';
    this.fill();
  }

  /** Fetches what finds a country by its letters without their marks; where it cannot be had the browser's own search has to do. */
  async search(): Promise<void> {
    const later = await fetchLater();
    if (this.select) later?.addCountrySearch(this.select);
  }

  /** The option that is there until the list is. `name` is its name where it is Czechia. */
  renderFirst(name: string) {
    return html`<option value=${this.selected} selected>${name}</option>`;
  }

  private get selected(): CountryCode | undefined {
    return chooseCountry(offeredCountries(this.offered), this.chosen, ...this.wishes);
  }

  private get preselected(): CountryCode | undefined {
    return chooseCountry(offeredCountries(this.offered), ...this.wishes);
  }

  private get select(): HTMLSelectElement | null | undefined {
    return this.host.shadowRoot?.querySelector('select');
  }

  private noteChoice(): void {
    const value = this.select?.value;
    if (value && value !== this.shown) this.chosen = value;
  }

  /** In WebKit an option that becomes the preselected one takes the selection with it, so the value is set last. */
  private fill(): void {
    const {select, selected} = this;
    if (!select || !selected) return;
    this.shown = selected;
    if (!this.isLoaded) {
      this.loadBeforeAssignment(select);
      return;
    }
    Reflect.deleteProperty(select, 'value');
    const likely = likelyCountries(this.preselected, [this.tag, ...navigator.languages]);
    const options = optionsFor(this.tag, this.offered, likely);
    if (options !== this.options) {
      select.length = 0; // leaves Lit's markers alone
      select.querySelector('hr')?.remove();
      select.append(options.cloneNode(true));
      select.form?.setAttribute('toolname', 'fill_in_checkout'); // the browser reads the list only once, when the form becomes a tool
    }
    this.options = options;
    select.value = selected;
    select.selectedOptions[0]?.toggleAttribute('selected', true);
  }

  /** A script that sets a country before the list is there would select nothing, so its assignment fills the list first. */
  private loadBeforeAssignment(select: HTMLSelectElement): void {
    Object.defineProperty(select, 'value', {
      configurable: true,
      get: () => this.shown,
      set: (code: string) => {
        this.load();
        select.value = code;
      },
    });
  }
}
