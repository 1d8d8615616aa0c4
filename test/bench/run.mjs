#!/usr/bin/env node
// node run.mjs [--ours PATH] [--rounds N] [--only a,b] [--json OUT] [--svg OUT]
import {execFileSync} from 'node:child_process';
import {writeFile} from 'node:fs/promises';
import {loadavg} from 'node:os';
import {basename} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {parseArgs} from 'node:util';
import {chromium} from 'playwright-core';
import {drawChart} from './lib/chart.mjs';
import {contestants} from './lib/contestants.mjs';
import {fastLoad, leak, many, slowLoad} from './lib/measure.mjs';
import {startServer} from './lib/server.mjs';
import {print, summarise} from './lib/table.mjs';

const {values: options} = parseArgs({
  options: {
    ours: {type: 'string'},
    rounds: {type: 'string', default: '7'},
    only: {type: 'string'},
    json: {type: 'string', default: 'results.json'},
    svg: {type: 'string'},
  },
});
const rounds = Number(options.rounds);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds takes a whole number from 1');
const only = options.only?.split(',');
const unknown = only?.filter((id) => !contestants.some((contestant) => contestant.id === id));
if (unknown?.length) throw new Error(`--only: no such contestant: ${unknown}`);
const field = contestants.filter(({id}) => (id !== 'ours' || options.ours) && (!only || only.includes(id)));
if (!field.length) throw new Error('nothing to measure: --only ours needs --ours PATH');

const executablePath =
  process.env.CHROMIUM || execFileSync('sh', ['-c', 'command -v chromium'], {encoding: 'utf8'}).trim();
const started = Date.now();
const server = await startServer({root: import.meta.dirname, contestants: field, ours: options.ours});
const browser = await chromium.launch({
  executablePath,
  args: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  ],
});

const samples = Object.fromEntries(field.map(({id}) => [id, []]));
/**
 * Everyone once. Each turn starts with another contestant and every second one goes backwards, so that nobody always
 * runs behind the same neighbour. A failure costs a contestant this sample only, the third one all that follow.
 */
async function round(measure, turn = 0, lanes = 1) {
  const loads = measure === slowLoad || measure === fastLoad;
  const able = field.filter(({submit}) => loads || submit);
  const first = turn % able.length;
  const queue = [...able.slice(first), ...able.slice(0, first)];
  if (turn % 2) queue.reverse();
  const lane = async () => {
    for (let contestant; (contestant = queue.shift());) {
      if (samples[contestant.id].filter(({failed}) => failed).length > 2) continue;
      await sleep(50); // the page before this one goes away
      const failed = (error) => ({failed: `${measure.name}: ${error.message}`});
      samples[contestant.id].push(await measure({browser, origin: server.origin, contestant}).catch(failed));
    }
  };
  await Promise.all(Array.from({length: lanes}, lane));
}

try {
  await fastLoad({browser, origin: server.origin, contestant: field.at(-1)}).catch(() => {}); // warm-up, not kept
  for (let turn = 0; turn < rounds; turn++) {
    process.stderr.write(`round ${turn + 1}/${rounds}\n`);
    await round(slowLoad, turn);
    await round(fastLoad, turn);
    if (turn < Math.ceil(rounds / 3)) await round(many, turn);
  }
  process.stderr.write('leak\n');
  await round(leak, 0, 3); // nothing is timed, so three at once

  const summary = await summarise(field, samples, server.weigh);
  const reference = ['ours', 'floor-lit-zod'].find((id) => summary[id]?.fastForm) ?? field[0].id;
  print(field, summary, reference);
  const about = {
    date: new Date().toISOString().slice(0, 10),
    chromium: browser.version(),
    node: process.version,
    rounds,
    ours: options.ours && basename(options.ours),
    seconds: Math.round((Date.now() - started) / 1000),
    load: loadavg()[0],
    reference,
  };
  await writeFile(options.json, `${JSON.stringify({about, summary, samples}, null, 1)}\n`);
  if (options.svg) await writeFile(options.svg, drawChart(field, summary, about));
  console.log(`Chromium ${about.chromium}, ${rounds} rounds, ${about.seconds} s; samples in ${basename(options.json)}`);
} finally {
  await browser.close();
  server.close();
}
