import {describe, expect, it} from 'vitest';
import {openSandbox, order} from './support.ts';

const {customer, payment_options} = order();

it('shows who is paid, what for and how much, in English', async () => {
  const {create, open} = openSandbox();
  const {html} = await open(await create({amount: 129900}));
  expect(html).toContain('<html lang="en">');
  expect(html).toContain('www.example.com');
  expect(html).toContain('Test Order Description');
  expect(html).toMatch(/CZK\s1,299.00/);
});

it('speaks Czech', async () => {
  const {create, open} = openSandbox();
  const {html} = await open(await create({amount: 129900, customer: {...customer, locale: 'cs_CZ'}}));
  expect(html).toContain('<html lang="cs">');
  expect(html).toMatch(/>Zaplatit 1\s299,00\sKč</);
  expect(html).toMatch(/1\s299,00\sKč/);
});

it.each([
  ['de_AT', 'de', 'Zahlen'],
  ['pl_PL', 'pl', 'Zapłać'],
  ['nl_BE', 'en', 'Pay'],
])('speaks %s as %s', async (locale, lang, pay) => {
  const {create, open} = openSandbox();
  const {html} = await open(await create({customer: {...customer, locale}}));
  expect(html).toContain(`<html lang="${lang}">`);
  expect(html).toContain(`>${pay} `);
});

it('says that it is a sandbox before anything else', async () => {
  const {create, open} = openSandbox();
  const {html} = await open(await create());
  expect(html.indexOf('no money moves')).toBeLessThan(html.indexOf('<h1>'));
});

it('has one bank chosen from the start, and offers cards only where no gateway was asked for', async () => {
  const {create, open} = openSandbox();
  const banks = (await open(await create({gateway: 'TRUSTPAY'}))).html;
  expect(banks.match(/<input[^>]* checked/g)).toHaveLength(1);
  expect(banks).toContain('Fio banka');
  expect(banks).not.toContain('Mastercard');
  expect((await open(await create({gateway: ''}))).html).toContain('Mastercard');
});

it('shows a description as text, whatever it looks like', async () => {
  const {create, open} = openSandbox();
  const {html} = await open(await create({description: '5 < 6 & "7" > \'8\''}));
  expect(html).toContain('5 &lt; 6 &amp; &quot;7&quot; &gt; &#39;8&#39;');
});

it('runs no script and is kept nowhere', async () => {
  const {create, open} = openSandbox();
  const {headers, html} = await open(await create());
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(headers.get('cache-control')).toBe('no-store');
  expect(html).not.toMatch(/<script|<style| style=| on\w+=/);
});

describe('sends the shopper back with 303', () => {
  it.each([
    ['completed', 'redirect', 'completed'],
    ['uncleared', 'redirect', 'uncleared'],
    ['initialized', 'redirect', 'initialized'],
    ['cancelled', 'cancel', 'cancelled'],
    ['declined', 'cancel', 'declined'],
  ])('%s: to the %s_url', async (button, type, status) => {
    const {create, press, read} = openSandbox();
    expect(await press(await create(), button)).toEqual({
      status: 303,
      location: `http://www.example.com/client/notification?type=${type}&transactionid=my-order-id-1`,
    });
    expect(await read()).toMatchObject({status});
  });

  it.each([
    ['https://shop.example/done', 'https://shop.example/done?transactionid=A+1%2F%C4%8D'],
    ['https://shop.example/done?a=%20b#c', 'https://shop.example/done?a=%20b&transactionid=A+1%2F%C4%8D#c'],
  ])('with the order’s id in the query of %s', async (redirect_url, location) => {
    const {create, press} = openSandbox();
    const link = await create({order_id: 'A 1/č', payment_options: {...payment_options, redirect_url}});
    expect(await press(link, 'completed')).toMatchObject({location});
  });
});

it('works when the tab was closed and the link is opened again', async () => {
  const {create, open, press} = openSandbox();
  const link = await create();
  await open(link);
  await press(link, 'initialized');
  expect((await open(link)).status).toBe(200);
  expect((await press(link, 'completed')).location).toContain('type=redirect');
});

it.each([
  ['completed', 'paid already', 'type=redirect'],
  ['cancelled', 'cancelled', 'type=cancel'],
  ['declined', 'declined', 'type=cancel'],
])('once %s, is not paid again: it says why and leads back to the shop', async (button, reason, way) => {
  const {create, open, press, read} = openSandbox();
  const link = await create();
  await press(link, button);
  const {pathname, search} = new URL(link);
  expect(await press(link, 'completed')).toEqual({status: 303, location: pathname + search});

  const {status, html} = await open(link);
  expect(status).toBe(410);
  expect(html).toContain(reason);
  expect(html).toContain(way);
  expect(html).not.toContain('<form');
  expect(await read()).toMatchObject({status: button});
});

it.each([
  ['no form', 'text'],
  ['no status', new URLSearchParams({option: 'fio'})],
  ['a status that has no button', new URLSearchParams({status: 'refunded'})],
])('comes back to itself for %s', async (_, body) => {
  const {create, fetch, read} = openSandbox();
  const link = await create();
  const response = await fetch(new Request(link, {method: 'POST', body}));
  expect(response.status).toBe(303);
  expect(link.endsWith(response.headers.get('location') ?? 'nowhere')).toBe(true);
  expect(await read()).toMatchObject({status: 'initialized'});
});

it('knows no payment by another name', async () => {
  const {open} = openSandbox();
  const {status, html} = await open('http://sandbox.test/connect/nothing/?lang=cs_CZ');
  expect(status).toBe(404);
  expect(html).toContain('Taková platba neexistuje.');
});
