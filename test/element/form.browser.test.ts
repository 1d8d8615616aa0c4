import {fixture, html, waitUntil} from '@open-wc/testing';
import {describe, expect, it} from 'vitest';
import {userEvent} from 'vitest/browser';
import {button, errorOf, field, fillIn, focused, mount, part, useProxy} from '../support/checkout.ts';
import {jana} from '../support/orders.ts';

const proxy = useProxy();

const select = () => field.country().element() as HTMLSelectElement;

/** The list, filled, with the focus on it. */
async function reachForTheList(): Promise<HTMLSelectElement> {
  const list = document.querySelector('trustpay-checkout')!.shadowRoot!.querySelector('select')!;
  list.focus();
  await waitUntil(() => list.options.length > 1 && list.onkeydown);
  return list;
}

describe('what is typed', () => {
  it('is sent to nobody to check its spelling, is not corrected, and suits a phone', async () => {
    const checkout = await mount();
    const inputs = [...checkout.shadowRoot!.querySelectorAll('input')];
    const attributes = ['spellcheck', 'autocorrect', 'autocapitalize', 'enterkeyhint', 'type'];
    expect(inputs.map((input) => attributes.map((name) => input.getAttribute(name)))).toEqual([
      ['false', 'off', 'words', 'next', 'text'],
      ['false', 'off', 'words', 'next', 'text'],
      ['false', 'off', 'none', 'go', 'email'],
    ]);
  });

  it('as an e-mail address runs from left to right, from where the page begins', async () => {
    const page = await fixture(html`<div dir="rtl"></div>`);
    page.append(await mount());
    const email = getComputedStyle(field.email().element());
    expect(email.direction).toBe('ltr');
    expect(email.textAlign).toBe('right');
    expect(getComputedStyle(field.first_name().element()).direction).toBe('rtl');
  });

  it.each(['\u200b\u2060', '\u3164', '\ud83d'])('is no name where there is nothing to see: %j', async (last_name) => {
    const checkout = await mount({customer: {...jana, last_name}});
    expect(await checkout.submit()).toMatchObject({issues: [{field: 'last_name', key: 'required'}]});
  });

  it('leaves without half a character', async () => {
    const checkout = await mount({customer: {...jana, first_name: 'Jana\ud83d'}, description: 'Order \udc00A-1001'});
    await checkout.submit();
    expect(proxy.requests[0]).toMatchObject({customer: {first_name: 'Jana'}, description: 'Order A-1001'});
  });
});

describe('a description', () => {
  it.each([
    ['<p>Order <b>A-1001</b></p>', 'Order A-1001'],
    ['Tea & cups, 5 < 6', 'Tea & cups, 5 < 6'],
    ['<<b>b>Order', '< b>Order'],
    ['Tea <b and cups', 'Tea b and cups'],
    ['x'.repeat(201), `${'x'.repeat(199)}…`],
    [`${'x'.repeat(198)}😀😀`, `${'x'.repeat(198)}…`],
  ])('%j is shown and sent as %j', async (description, plain) => {
    const checkout = await mount({customer: jana, description});
    expect(part(checkout, 'description').textContent).toBe(plain);
    expect(await checkout.submit()).toMatchObject({ok: true});
    expect(proxy.requests[0]!.description).toBe(plain);
  });

  it('of nothing but markup is not sent', async () => {
    const checkout = await mount({customer: jana, description: '<br>'});
    expect(await checkout.submit()).toMatchObject({ok: true});
    expect(proxy.requests[0]).not.toHaveProperty('description');
  });
});

describe('the list of countries', () => {
  const values = (list: HTMLSelectElement) => [...list.options].map(({value}) => value);

  it('begins with the preselected one, then a line', async () => {
    await mount({country: 'SK'});
    const list = await reachForTheList();
    expect(values(list)[0]).toBe('SK');
    const line = list.querySelector('hr')!;
    expect(line.previousElementSibling).not.toBe(null);
    expect((line.nextElementSibling as HTMLOptionElement).value).toBe('AF');
    expect(new Set(values(list)).size).toBe(249);
  });

  it('has one line, in whatever language it was filled last', async () => {
    const checkout = await mount();
    const list = await reachForTheList();
    checkout.lang = 'cs';
    await waitUntil(() => list.options[0]!.label === 'Česko');
    expect(list.querySelectorAll('hr')).toHaveLength(1);
    expect(list.options.length).toBe(249);
  });

  it("stands in the merchant's order where the merchant names them", async () => {
    await mount({countries: 'SK CZ AT'});
    const list = await reachForTheList();
    expect(values(list)).toEqual(['SK', 'CZ', 'AT']);
    expect(list.querySelector('hr')).toBe(null);
  });

  it.each([
    ['Cesko', 'CZ'],
    ['spojene k', 'GB'],
    ['ra', 'AT'],
    ['Aland', 'AX'],
  ])('finds a country by its letters, with or without their marks: %s', async (letters, country) => {
    const checkout = await mount({lang: 'cs', country: 'DE'});
    const list = await reachForTheList();
    const changes: string[] = [];
    checkout.addEventListener('change', () => changes.push(list.value));
    await userEvent.keyboard(letters);
    expect(list.value).toBe(country);
    expect(changes.at(-1)).toBe(country);
    await checkout.updateComplete;
    expect(list.value).toBe(country);
  });

  it('goes on to the next country with the same letter again', async () => {
    await mount({countries: 'CZ SK SI DE'});
    const list = await reachForTheList();
    await userEvent.keyboard('s');
    expect(list.value).toBe('SK');
    await userEvent.keyboard('s');
    expect(list.value).toBe('SI');
    await userEvent.keyboard('s');
    expect(list.value).toBe('SK');
  });
});

describe('an error', () => {
  it('is nearer its own field than the next', async () => {
    const checkout = await mount();
    checkout.style.inlineSize = '320px';
    checkout.reportValidity();
    await checkout.updateComplete;
    const box = (selector: string) => checkout.shadowRoot!.querySelector(selector)!.getBoundingClientRect();
    const error = box('#first_name-error');
    const above = error.top - box('#first_name').bottom;
    const below = box('label[for=last_name]').top - error.bottom;
    expect(above).toBeGreaterThan(0);
    expect(below).toBeGreaterThan(above);
  });

  it('takes no room before it is there', async () => {
    const checkout = await mount();
    checkout.style.inlineSize = '320px';
    const box = (selector: string) => checkout.shadowRoot!.querySelector(selector)!.getBoundingClientRect();
    expect(box('label[for=last_name]').top - box('#first_name').bottom).toBeLessThanOrEqual(26);
  });
});

describe('the notes', () => {
  const notes = (checkout: Element) =>
    [...checkout.shadowRoot!.querySelectorAll('[part=note]')].map(({textContent}) => textContent.trim());

  it('say what comes next and who handles the payment', async () => {
    const checkout = await mount();
    expect(notes(checkout)).toEqual(['You choose your bank on the next page.', 'Secure payment through MultiSafepay']);
    for (const mark of checkout.shadowRoot!.querySelectorAll('svg')) expect(mark.ariaHidden).toBe('true');
  });

  it('promise no choice of a bank where other methods are offered too', async () => {
    expect(notes(await mount({gateway: ''}))).toEqual(['Secure payment through MultiSafepay']);
  });
});

describe('the price', () => {
  it('stands at the end of its line, wrapped or not', async () => {
    const checkout = await mount({description: 'A long description that leaves no room beside it, '.repeat(3)});
    for (const inlineSize of ['480px', '320px']) {
      checkout.style.inlineSize = inlineSize;
      const summary = part(checkout, 'summary').getBoundingClientRect();
      expect(part(checkout, 'amount').getBoundingClientRect().right).toBeCloseTo(summary.right, 0);
    }
  });
});

describe('the looks of the page around', () => {
  it('do not leak in', async () => {
    const shown = (checkout: Element) =>
      ['label', 'description', 'note', 'error', 'submit-button'].map((name) => {
        const style = getComputedStyle(checkout.shadowRoot!.querySelector(`[part=${name}]`)!);
        return [
          style.textIndent,
          style.textShadow,
          style.wordBreak,
          style.letterSpacing,
          style.fontStyle,
          style.whiteSpace,
        ];
      });
    const plain = shown(await mount());
    const page = await fixture<HTMLElement>(html`
      <div
        style="font-style: italic; letter-spacing: 0.3em; text-indent: 3em; text-shadow: 1px 1px red; white-space: pre; word-break: break-all"
      ></div>
    `);
    const checkout = await mount();
    page.append(checkout);
    expect(shown(checkout)).toEqual(plain);
  });

  it('do not make it unreadable', async () => {
    const page = await fixture<HTMLElement>(html`<div style="font-size: 0"></div>`);
    const checkout = await mount();
    page.append(checkout);
    expect(getComputedStyle(part(checkout, 'label')).fontSize).toBe('14px');
    expect(part(checkout, 'form').getBoundingClientRect().width).toBeGreaterThan(300);
  });

  it('with another size of the root change nothing where the text is as large', async () => {
    const checkout = await mount();
    checkout.style.fontSize = '16px';
    const size = () => {
      const {width, height} = part(checkout, 'form').getBoundingClientRect();
      return [width, height];
    };
    const before = size();
    document.documentElement.style.fontSize = '62.5%';
    expect(size()).toEqual(before);
    document.documentElement.style.fontSize = '';
  });
});

describe('a header that sticks to the top of the page', () => {
  it('does not hide the field that gets the focus', async () => {
    const page = await fixture<HTMLElement>(html`
      <div>
        <header style="position: fixed; inset: 0 0 auto; block-size: 96px; background: silver; z-index: 1"></header>
        <div style="block-size: 1500px"></div>
        <main></main>
        <div style="block-size: 1500px"></div>
      </div>
    `);
    const checkout = await mount({customer: {...jana, first_name: ''}});
    page.querySelector('main')!.append(checkout);
    button().element().scrollIntoView({block: 'start'});
    window.scrollBy(0, 40);
    checkout.reportValidity();
    await waitUntil(() => focused() === field.first_name().element());
    const label = checkout.shadowRoot!.querySelector('label')!;
    await expect.poll(() => label.getBoundingClientRect().top).toBeGreaterThanOrEqual(96);
    window.scrollTo(0, 0);
  });
});

describe('the arrow of the list', () => {
  it('is ours, and the text beside it stands where that of the fields does', async () => {
    await mount();
    const style = getComputedStyle(select());
    expect(style.appearance).toBe('none');
    expect(style.backgroundImage).toContain('gradient');
    expect(style.paddingInlineStart).toBe(getComputedStyle(field.email().element()).paddingInlineStart);
  });
});

it('tells what is wrong with a field that was left, once, to who cannot see it', async () => {
  const checkout = await mount();
  await fillIn({email: 'jana@'});
  await userEvent.click(field.email());
  await userEvent.tab();
  await checkout.updateComplete;
  const status = checkout.shadowRoot!.querySelector('.unseen')!;
  expect(status.textContent).toBe('Enter your e-mail like name@example.com.');
  expect(errorOf(checkout, 'email')).toBe(status.textContent);
  await checkout.submit();
  await checkout.updateComplete;
  expect(status.textContent).toBe('');
});
