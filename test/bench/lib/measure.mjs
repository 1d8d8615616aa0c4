// One fresh browser context per page, driven over the DevTools protocol.
import {readFileSync} from 'node:fs';
import {setTimeout as sleep} from 'node:timers/promises';
import {countries} from '../contestants/countries.js';

const probe = readFileSync(new URL('probe.js', import.meta.url), 'utf8');
const CPU = 6;
const SLOW_4G = {latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8};
const UNTHROTTLED = {latency: 0, downloadThroughput: -1, uploadThroughput: -1};
const KEYS = 'Maximilianalexandrinafredericktheodoragiovannapolymorphicaxyz'.slice(0, 60);

const base64 = (text) => Buffer.from(text).toString('base64');
const countryList = base64(JSON.stringify(countries('en')));

/** Everything off this machine is answered here, at once. */
function thirdParty({method, url}) {
  const cors = {'access-control-allow-origin': '*', 'access-control-allow-headers': '*'};
  const reply = (status, type, body) => ({
    responseCode: status,
    responseHeaders: Object.entries({...cors, 'content-type': type}).map(([name, value]) => ({name, value})),
    body,
  });
  if (method === 'OPTIONS') return reply(204, 'text/plain', '');
  if (url.includes('/datasets/countries/')) return reply(200, 'application/json', countryList);
  if (url.includes('analytics')) return reply(200, 'application/json', base64('{"checkoutAttemptId":"local"}'));
  if (/\.svg(\?|$)/.test(url)) return reply(200, 'image/svg+xml', base64('<svg xmlns="http://www.w3.org/2000/svg"/>'));
  if (/\.html(\?|$)/.test(url)) return reply(200, 'text/html', base64('<!doctype html>'));
  return reply(200, 'application/json', base64('{}'));
}

async function withPage({browser, origin, contestant, cpu = 1, network = UNTHROTTLED}, work) {
  const context = await browser.newContext({viewport: {width: 1024, height: 900}});
  try {
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    const errors = [];
    page.on('pageerror', (error) => errors.push(error.message));

    let outside = 0;
    cdp.on('Fetch.requestPaused', ({requestId, request}) => {
      if (request.method !== 'OPTIONS') outside += 1;
      cdp.send('Fetch.fulfillRequest', {requestId, ...thirdParty(request)}).catch(() => {});
    });
    const metrics = async () =>
      Object.fromEntries((await cdp.send('Performance.getMetrics')).metrics.map(({name, value}) => [name, value]));
    const form = new Promise((done) => {
      cdp.on('Runtime.bindingCalled', async ({name, payload}) => {
        if (name === 'reportForm') done({metrics: await metrics(), outside, ...JSON.parse(payload)});
      });
    });
    const evaluate = async (expression) => {
      const call = {expression, awaitPromise: true, returnByValue: true};
      const {result, exceptionDetails} = await within(60, cdp.send('Runtime.evaluate', call));
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    };
    const click = async (which) => {
      const {x, y} = await evaluate(`bench.locate('${which}')`);
      await page.mouse.click(x, y);
    };

    await cdp.send('Fetch.enable', {patterns: [{urlPattern: 'https://*'}]});
    await cdp.send('Runtime.enable');
    await cdp.send('Runtime.addBinding', {name: 'reportForm'});
    await cdp.send('Network.enable');
    await cdp.send('Network.setCacheDisabled', {cacheDisabled: true});
    // Thread time, not wall time: less of what else runs on this machine gets into the figures.
    await cdp.send('Performance.enable', {timeDomain: 'threadTicks'});
    await page.addInitScript(`${probe}\ninstallBench(${JSON.stringify(contestant)});`);
    // A renderer that has painted, as on a shop's own site. The navigation stays in it and starts its counters at zero.
    await page.goto(`${origin}/blank`);
    await evaluate('bench.painted()');
    await cdp.send('Network.emulateNetworkConditions', {offline: false, ...network});
    await cdp.send('Emulation.setCPUThrottlingRate', {rate: cpu});
    await page.goto(`${origin}/page/${contestant.id}`, {waitUntil: 'commit'});

    return {...(await work({page, cdp, form: await within(30, form), evaluate, metrics, click})), errors};
  } finally {
    await context.close();
  }
}

function within(seconds, promise) {
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(fail, seconds * 1000, new Error(`nothing within ${seconds} s`));
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Slow network: time to form, then (network back to normal) typing. */
export const slowLoad = (run) =>
  withPage({...run, cpu: CPU, network: SLOW_4G}, async ({page, cdp, form, evaluate, metrics, click}) => {
    if (!run.contestant.submit) return {slowForm: form.time};
    await cdp.send('Network.emulateNetworkConditions', {offline: false, ...UNTHROTTLED});
    await click('first');
    await sleep(100);
    await evaluate('bench.watchEvents()');
    const before = await metrics();
    await page.keyboard.type(KEYS);
    const longestEvent = await evaluate('bench.longestEvent()');
    const after = await metrics();
    const typed = await evaluate('bench.typed()');
    if (typed !== KEYS.length) throw new Error(`${typed} of ${KEYS.length} characters arrived`);
    return {
      slowForm: form.time,
      keyTask: ((after.TaskDuration - before.TaskDuration) * 1000) / KEYS.length,
      longestEvent,
    };
  });

/** Normal network: time to form, its cost, then a submit of the empty form. */
export const fastLoad = (run) =>
  withPage({...run, cpu: CPU}, async ({form, evaluate, click}) => {
    const ms = (...names) => names.reduce((sum, name) => sum + form.metrics[name] * 1000, 0);
    const load = {
      fastForm: form.time,
      script: ms('ScriptDuration'),
      task: ms('TaskDuration'),
      layout: ms('LayoutDuration', 'RecalcStyleDuration'),
      outside: form.outside,
      early: form.loaded,
    };
    if (!run.contestant.submit) return load;
    const {time: listed, options, longestTask} = await evaluate('bench.listed');
    await evaluate('bench.watchErrors()');
    await click('submit');
    const {time: errorsPainted, shown: errorsShown} = await evaluate('bench.errors');
    const late = (await evaluate('bench.loaded()')).filter((path) => !form.loaded.includes(path));
    return {...load, listed, options, longestTask, errorsPainted, errorsShown, late};
  });

export const many = (run, count = 200) =>
  withPage(run, async ({evaluate}) => ({perInstance: await evaluate(`bench.many(${count})`)}));

/**
 * What a page keeps of every form that came and went. The engine compiles what is called often, some 50 kB of code in the first
 * thousand cycles, so those come first; what still grows then is kept for ever.
 */
export const leak = (run, {warmUp = 1000, cycles = 300} = {}) =>
  withPage(run, async ({cdp, evaluate, metrics}) => {
    const settle = async (count) => {
      for (let done = 0; done < count; done += 100) await evaluate(`bench.cycle(${Math.min(100, count - done)})`);
      await cdp.send('Runtime.discardConsoleEntries');
      for (let i = 0; i < 3; i++) {
        await cdp.send('HeapProfiler.collectGarbage');
        await sleep(50);
      }
      return metrics();
    };
    const before = await settle(warmUp);
    const after = await settle(cycles);
    const growth = (name) => (after[name] - before[name]) / cycles;
    return {heap: growth('JSHeapUsedSize'), nodes: growth('Nodes'), listeners: growth('JSEventListeners')};
  });
