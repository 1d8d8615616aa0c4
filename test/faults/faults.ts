import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {createHmac} from 'node:crypto';
import {API_KEY, checkout} from '../support/shop.ts';
import {sleep, until, type Shop, type Stage, type Told} from './stage.ts';

/** Something that breaks, and what must be true all the same. */
export interface Fault {
  readonly name: string;
  /** MultiSafepay's words as the shop's books must have them, repeats left out; a payment of something else may be anything. */
  readonly told: readonly string[];
  run(stage: Stage): Promise<void>;
}

const CHEAP = 100;
const PRICE = checkout.amount;

/** Pays, and waits until the shop knows; the query that the shopper comes back with. */
async function payAndHear(stage: Stage, paymentUrl: string): Promise<string> {
  const query = await stage.pay(paymentUrl);
  await until(stage.told, (told) => told.some(({status}) => status === 'completed'));
  return query;
}

async function openTwo(stage: Stage): Promise<readonly [Shop, Shop]> {
  return Promise.all([stage.openShop(), stage.openShop()]);
}

/** What must hold before the shopper pays: one link, at the price that counts now. */
async function expectOneLink(stage: Stage, price = PRICE): Promise<void> {
  const live = (await stage.journal()).sessions.filter((session) => session.is_live);
  assert.deepEqual(
    live.map(({amount}) => amount),
    [price],
  );
}

/** MultiSafepay's answer is lost in some way; the shopper presses again, at the other process. */
const lostAnswer = (name: string, options: object = {}): Fault => ({
  name: `create: ${name}${'seconds' in options ? ` ${String(options.seconds)} s` : ''}`,
  told: ['completed'],
  async run(stage) {
    const [one, other] = await openTwo(stage);
    await stage.meet(name, options);
    assert.notEqual((await stage.press({shop: one})).status, 200);
    const paymentUrl = await stage.pressUntilPayable({shop: other});
    await expectOneLink(stage);
    await payAndHear(stage, paymentUrl);
  },
});

/** The process that creates dies before its n-th call; the shopper goes on at the other one. */
const killedWhileCreating = (killAt: number): Fault => ({
  name: `create: kill -9 before call ${killAt}`,
  told: ['completed'],
  async run(stage) {
    const [one, other] = await Promise.all([stage.openShop({killAt}), stage.openShop()]);
    await stage.press({shop: one});
    stage.counts.blockedSince ||= Date.now();
    const paymentUrl = await stage.pressUntilPayable({shop: other});
    await expectOneLink(stage);
    await payAndHear(stage, paymentUrl);
  },
});

/** The process that settles dies before its n-th call; MultiSafepay repeats to the other one. */
const killedWhileSettling = (step: number): Fault => ({
  name: `settle: kill -9 before call ${step}`,
  told: ['completed'],
  async run(stage) {
    const other = await stage.openShop({});
    const paymentUrl = await stage.pressUntilPayable({shop: other});
    await other.stop();
    const dying = await stage.openShop({killAt: step});
    await stage.openShop();
    await stage.pay(paymentUrl);
    await until(
      () =>
        fetch(`${dying.url}/health`).then(
          () => 'alive',
          () => 'dead',
        ),
      (state) => state === 'dead',
    ).catch(() => undefined); // with fewer calls than that it lives
    // A repeat waits for the dead one's lock.
    await until(
      async () => (await stage.repeatWebhooks(), (await stage.journal()).webhooks),
      (webhooks) => webhooks.every(({attempts}) => attempts.at(-1)?.is_accepted),
    );
  },
});

/** Every webhook was taken in the end. */
const expectAccepted = (stage: Stage) =>
  until(
    async () => (await stage.journal()).webhooks.map(({attempts}) => attempts.at(-1)?.is_accepted ?? false),
    (accepted) => accepted.every(Boolean),
  );

/** A webhook is odd in some way; the payment is told all the same. */
const oddWebhook = (name: string, told: readonly string[] = ['completed'], orderId?: string): Fault => ({
  name: `settle: ${name}${orderId ? ` (${orderId})` : ''}`,
  told,
  async run(stage) {
    const [one] = await openTwo(stage);
    await stage.meet(name, {}, orderId);
    const paymentUrl = await stage.pressUntilPayable({shop: one, orderId});
    await stage.pay(paymentUrl);
    if (/^webhook-(lost|unsigned)/.test(name)) assert.equal(await stage.ask(one, {orderId}), 'paid');
    if (/late/.test(name)) await stage.repeatWebhooks();
    await until(stage.told, (lines) => told.every((word) => lines.some(({status}) => status === word)));
  },
});

const misbehaving = (option: 'findOrder' | 'log' | 'on' | 'store', how: 'hangs' | 'throws' | 'rejects'): Fault => {
  const isHarmless = option === 'log' || option === 'on';
  return {
    name: `${option} ${how}`,
    told: ['completed'],
    async run(stage) {
      const [one, other] = await Promise.all([stage.openShop({misbehaves: {option, how}}), stage.openShop()]);
      const start = Date.now();
      const {status} = await stage.press({shop: one});
      assert.ok(isHarmless ? status === 200 : status >= 500, `answered ${status}`);
      assert.ok(Date.now() - start < 11_000);
      if (!isHarmless && how === 'hangs') assert.ok(stage.log().some(({detail = ''}) => detail.startsWith(option)));
      assert.equal((await fetch(`${one.url}/health`)).status, 200); // no unhandled rejection ended it
      await one.stop();
      await payAndHear(stage, await stage.pressUntilPayable({shop: other}));
    },
  };
};

const forged = (): readonly [string, RequestInit] => {
  const body = JSON.stringify({order_id: 'A-1001', status: 'completed', padding: 'x'.repeat(60_000)});
  const timestamp = Math.floor(Date.now() / 1000);
  const auth = btoa(`${timestamp}:${createHmac('sha512', 'guessed').update(`${timestamp}:${body}`).digest('hex')}`);
  return [`/notifications?transactionid=A-1001&timestamp=${timestamp}`, {method: 'POST', headers: {auth}, body}];
};

/** CPU that a process has used, in ms; Linux counts in hundredths of a second. */
async function cpuOf({pid}: Shop): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

/** A session's close is refused or ignored while the order's content changes. */
const unclosable = (name: string): Fault => ({
  name: `replace: ${name}, price changed`,
  told: ['completed'],
  async run(stage) {
    const [one, other] = await openTwo(stage);
    const cheap = await stage.pressUntilPayable({shop: one, price: CHEAP});
    await stage.meet(name);
    assert.equal((await stage.press({shop: one, price: CHEAP, email: 'other@example.cz'})).paymentUrl, cheap);
    for (const shop of [one, other, one]) {
      const {status, retryAfter = 0} = await stage.press({shop});
      assert.equal(status, 503);
      assert.ok(retryAfter > 0);
    }
    await expectOneLink(stage, CHEAP);
    await stage.recover();
    const paymentUrl = await stage.pressUntilPayable({shop: other});
    await expectOneLink(stage);
    await payAndHear(stage, paymentUrl);
  },
});

const moves = (name: string, statuses: readonly string[], told: readonly string[]): Fault => ({
  name: `settle: ${name}`,
  told,
  async run(stage) {
    const [one] = await openTwo(stage);
    await stage.pressUntilPayable({shop: one});
    for (const status of statuses) {
      await stage.move(status);
      await expectAccepted(stage);
    }
    await until(stage.told, (lines) => lines.some(({status}) => status === told.at(-1)));
    if (told.includes('completed')) {
      assert.equal(await stage.ask(one), 'paid');
      assert.equal((await stage.press({shop: one})).status, 409);
    }
  },
});

export const FAULTS: readonly Fault[] = [
  lostAnswer('answer-lost'),
  lostAnswer('answer-cut'),
  lostAnswer('answer-after', {seconds: 12}),
  lostAnswer('answer-after', {seconds: 20}),
  lostAnswer('answer-never', {times: 1}),
  ...[403, 429, 500, 502, 503].map((status) => lostAnswer(`http-${status}`)),
  lostAnswer('no-payment-url', {times: 1}),
  lostAnswer('foreign-payment-url', {times: 1}),
  lostAnswer('1000', {times: 1}),
  {
    name: 'create: answer lost, then another price',
    told: ['completed'],
    async run(stage) {
      const [one, other] = await openTwo(stage);
      await stage.meet('answer-after', {seconds: 12, times: 1});
      const [late] = await Promise.all([
        stage.press({shop: one, price: CHEAP}),
        sleep(1_000).then(() => stage.press({shop: other, price: 90_000})),
      ]);
      assert.notEqual(late.status, 200);
      const paymentUrl = await stage.pressUntilPayable({shop: other});
      await expectOneLink(stage);
      await payAndHear(stage, paymentUrl);
    },
  },
  {
    name: 'create: sixty at once, two processes',
    told: ['completed'],
    async run(stage) {
      const shops = await openTwo(stage);
      const answers = await Promise.all(Array.from({length: 60}, (_, n) => stage.press({shop: shops[n % 2]!})));
      assert.equal(new Set(answers.map(({paymentUrl}) => paymentUrl)).size, 1);
      assert.equal((await stage.journal()).summary.created, 1);
      await payAndHear(stage, answers[0]!.paymentUrl!);
    },
  },
  ...[1, 2, 3, 4, 5, 6, 7, 8].map(killedWhileCreating),
  {
    name: 'create: kill -9 while MultiSafepay answers',
    told: ['completed'],
    async run(stage) {
      const [one, other] = await openTwo(stage);
      await stage.meet('answer-after', {seconds: 5, times: 1});
      const lost = stage.press({shop: one});
      await until(stage.journal, ({summary}) => summary.created === 1);
      one.kill();
      await lost;
      stage.counts.blockedSince ||= Date.now();
      const paymentUrl = await stage.pressUntilPayable({shop: other});
      await expectOneLink(stage);
      await payAndHear(stage, paymentUrl);
    },
  },
  {
    name: 'create: Redis read-only after POST, ten presses',
    told: ['completed'],
    async run(stage) {
      const [one, other] = await openTwo(stage);
      await stage.meet('answer-after', {seconds: 2, times: 1});
      const first = stage.press({shop: one});
      await until(stage.journal, ({summary}) => summary.created === 1);
      await stage.redis.cli('replicaof', '127.0.0.1', '1');
      await first;
      for (let n = 0; n < 10; n += 1) await stage.press({shop: n % 2 ? one : other});
      assert.equal((await stage.journal()).summary.created, 1);
      await stage.redis.cli('replicaof', 'no', 'one');
      const paymentUrl = await stage.pressUntilPayable({shop: other});
      await expectOneLink(stage);
      await payAndHear(stage, paymentUrl);
    },
  },
  {
    name: 'create: Redis restarted empty in the middle',
    told: ['completed'],
    async run(stage) {
      const [one, other] = await openTwo(stage);
      await stage.meet('answer-after', {seconds: 3, times: 1});
      const first = stage.press({shop: one});
      await until(stage.journal, ({summary}) => summary.created === 1);
      await stage.redis.restartEmpty();
      await first;
      const paymentUrl = await stage.pressUntilPayable({shop: other});
      await expectOneLink(stage);
      await payAndHear(stage, paymentUrl);
    },
  },
  {
    name: 'create: Redis hangs for 12 s',
    told: ['completed'],
    async run(stage) {
      const [one, other] = await openTwo(stage);
      stage.redis.pause();
      const start = Date.now();
      const {status} = await stage.press({shop: one});
      assert.ok(status >= 500 && Date.now() - start < 11_000);
      assert.equal((await stage.journal()).summary.created, 0);
      await sleep(2_000);
      stage.redis.resume();
      const paymentUrl = await stage.pressUntilPayable({shop: other});
      await expectOneLink(stage);
      await payAndHear(stage, paymentUrl);
    },
  },
  {
    name: 'create: Redis slow, 1.5 s a call',
    told: ['completed'],
    async run(stage) {
      const [one, other] = await openTwo(stage);
      const presses = [stage.press({shop: one}), stage.press({shop: other})];
      const state = {isOver: false};
      void Promise.all(presses).then(() => (state.isOver = true));
      while (!state.isOver) {
        stage.redis.pause();
        await sleep(1_500);
        stage.redis.resume();
        await sleep(20);
      }
      const paymentUrl = await stage.pressUntilPayable({shop: other});
      await expectOneLink(stage);
      await payAndHear(stage, paymentUrl);
    },
  },
  {
    name: 'memory: restart, then a higher price',
    told: ['completed'],
    async run(stage) {
      const before = await stage.openShop({redis: undefined});
      const cheap = await stage.pressUntilPayable({shop: before, price: CHEAP});
      await before.stop();
      const after = await stage.openShop({redis: undefined});
      const paymentUrl = await stage.pressUntilPayable({shop: after});
      assert.notEqual(paymentUrl, cheap);
      await expectOneLink(stage);
      await payAndHear(stage, paymentUrl);
      assert.equal(await stage.ask(after), 'paid');
    },
  },
  {
    name: 'memory: restart, the old link pays the old price',
    told: ['completed'],
    async run(stage) {
      const before = await stage.openShop({redis: undefined});
      const cheap = await stage.pressUntilPayable({shop: before, price: CHEAP});
      await before.stop();
      const after = await stage.openShop({redis: undefined});
      await payAndHear(stage, cheap);
      assert.equal(await stage.ask(after), 'unknown');
      assert.equal(stage.told()[0]?.mismatch, 'order');
      assert.ok(stage.log().some(({event}) => event === 'payment-mismatch'));
    },
  },
  unclosable('close-refused'),
  unclosable('close-ignored'),
  {
    name: 'replace: one reading is stale',
    told: ['completed'],
    async run(stage) {
      const [one, other] = await openTwo(stage);
      await stage.pressUntilPayable({shop: one, price: CHEAP});
      await stage.meet('stale-read');
      const paymentUrl = await stage.pressUntilPayable({shop: other});
      await expectOneLink(stage);
      await payAndHear(stage, paymentUrl);
    },
  },
  {
    name: 'replace: a word nobody documents',
    told: ['settling', 'completed'],
    async run(stage) {
      const [one, other] = await openTwo(stage);
      await stage.pressUntilPayable({shop: one, price: CHEAP});
      await stage.meet('unknown-status');
      assert.equal((await stage.press({shop: other})).status, 503);
      assert.equal((await stage.journal()).summary.created, 1);
      await stage.recover();
      const paymentUrl = await stage.pressUntilPayable({shop: other});
      await expectOneLink(stage);
      await payAndHear(stage, paymentUrl);
    },
  },
  {
    name: 'replace: the link was opened twenty times',
    told: ['completed'],
    async run(stage) {
      const [one, other] = await openTwo(stage);
      for (let n = 0; n < 20; n += 1) {
        assert.equal(await stage.open(await stage.pressUntilPayable({shop: n % 2 ? one : other})), 200);
      }
      const paymentUrl = await stage.pressUntilPayable({shop: one});
      assert.equal(await stage.open(paymentUrl), 200);
      await expectOneLink(stage);
      await payAndHear(stage, paymentUrl);
    },
  },
  {
    name: 'one visitor presses 10,100 times',
    told: ['completed'],
    async run(stage) {
      const shop = await stage.openShop({redis: undefined});
      const paymentUrl = await stage.pressUntilPayable({shop});
      let left = 10_100;
      const pressing = Array.from({length: 20}, async () => {
        while (left > 0) {
          left -= 1;
          await stage.press({shop, orderId: 'B-2', email: `${left}@example.cz`});
        }
      });
      await Promise.all(pressing);
      assert.equal(await stage.pressUntilPayable({shop}), paymentUrl);
      assert.ok((await stage.journal('B-2')).summary.live <= 1);
      await payAndHear(stage, paymentUrl);
    },
  },
  {
    name: 'the API key is changed, one process after the other',
    told: ['completed'],
    async run(stage) {
      const old = API_KEY;
      const [one, other] = await Promise.all([
        stage.openShop({apiKey: [old, `${old}-new`]}),
        stage.openShop({apiKey: [`${old}-new`, old]}),
      ]);
      const pages = [];
      for (const shop of [one, other, one, other, one, other]) pages.push(await stage.pressUntilPayable({shop}));
      assert.equal(new Set(pages).size, 1);
      await one.stop();
      await payAndHear(stage, pages[0]!);
    },
  },
  {
    name: 'return: no session, another process, the API key is changed',
    told: ['completed'],
    async run(stage) {
      const [one, other] = await Promise.all([
        stage.openShop(),
        stage.openShop({
          apiKey: [`${API_KEY}-new`, API_KEY],
          misbehaves: {option: 'findOrder', how: 'rejects'},
        }),
      ]);
      const query = await payAndHear(stage, await stage.pressUntilPayable({shop: one}));
      assert.equal(await stage.ask(other), 500);
      assert.equal(await stage.ask(other, {query: query.replace('=', '=x')}), 500);
      assert.equal(await stage.ask(other, {query}), 'paid');
    },
  },
  ...(['hangs', 'throws', 'rejects'] as const).flatMap((how) => [
    misbehaving('findOrder', how),
    misbehaving('store', how),
    misbehaving('log', how),
    misbehaving('on', how),
  ]),
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map(killedWhileSettling),
  ...['lost', 'late', 'doubled', 'forged', 'pretransaction', 'unsigned', 'skewed', 'blanks', 'slashes'].map((name) =>
    oddWebhook(`webhook-${name}`),
  ),
  oddWebhook('webhook-reordered'),
  oddWebhook('null-amount'),
  oddWebhook('text-amount'),
  oddWebhook('numeric-order-id', ['completed'], '0012'),
  oddWebhook('numeric-order-id', ['completed'], '12345678901234567890'),
  oddWebhook('chargeback-lost', ['completed', 'void']),
  oddWebhook('chargeback-won', ['completed']),
  moves('declined, then uncleared, late', ['uncleared', 'declined'], ['uncleared', 'declined']),
  moves('shipped and refunded', ['completed', 'shipped', 'refunded'], ['completed', 'shipped', 'refunded']),
  moves('charged back', ['completed', 'chargedback', 'void'], ['completed', 'chargedback', 'void']),
  {
    name: 'settle: two payments of one order',
    told: ['completed'],
    async run(stage) {
      const [one] = await openTwo(stage);
      await stage.meet('second-payment');
      await stage.pay(await stage.pressUntilPayable({shop: one}));
      const told = await until(stage.told, (lines) => lines.length >= 2);
      assert.deepEqual(
        told.map(({mismatch}) => mismatch),
        [undefined, 'duplicate'],
      );
    },
  },
  {
    name: 'settle: fifty pages ask while MultiSafepay is slow',
    told: ['completed'],
    async run(stage) {
      const [one, other] = await openTwo(stage);
      const paymentUrl = await stage.pressUntilPayable({shop: one});
      await stage.meet('answer-after', {seconds: 1, call: 'read'});
      const asking = Array.from({length: 50}, (_, n) => stage.ask(n % 2 ? one : other));
      await stage.pay(paymentUrl);
      await Promise.all(asking);
      await until(stage.told, (told) => told.length > 0);
      const {webhooks} = await stage.journal();
      assert.ok(webhooks.every(({attempts}) => attempts.length === 1 && attempts[0]?.is_accepted));
    },
  },
  {
    name: 'settle: onPayment takes 14 s, the webhook comes twice',
    told: ['completed'],
    async run(stage) {
      const [one] = await Promise.all([
        stage.openShop({onPaymentTakes: 14_000}),
        stage.openShop({onPaymentTakes: 14_000}),
      ]);
      await stage.meet('webhook-doubled');
      await stage.pay(await stage.pressUntilPayable({shop: one}));
      await until(stage.told, (told) => told.length > 0);
      await stage.repeatWebhooks();
      await expectAccepted(stage);
      assert.equal(stage.told().length, 1);
    },
  },
  {
    name: 'settle: Redis restarted empty before the webhook',
    told: ['completed'],
    async run(stage) {
      const [one] = await openTwo(stage);
      const paymentUrl = await stage.pressUntilPayable({shop: one});
      await stage.redis.restartEmpty();
      await stage.pay(paymentUrl);
      await until(
        async () => (await stage.repeatWebhooks(), stage.told()),
        (told) => told.length > 0,
      );
      assert.equal(stage.told()[0]?.mismatch, 'order');
      assert.equal(await stage.ask(one), 'paid');
      assert.equal((await stage.press({shop: one})).status, 409);
    },
  },
  {
    name: 'settle: a thousand forged webhooks of 60 kB',
    told: ['completed'],
    async run(stage) {
      const [one] = await openTwo(stage);
      const paymentUrl = await stage.pressUntilPayable({shop: one});
      const [path, init] = forged();
      const before = await cpuOf(one);
      for (let n = 0; n < 1_000; n += 1) assert.equal((await fetch(`${one.url}${path}`, init)).status, 403);
      const each = ((await cpuOf(one)) - before) / 1_000;
      assert.ok(each < 5, `${each} ms of CPU each`);
      assert.equal(stage.log().filter(({event}) => event === 'forged-notification').length, 1);
      await payAndHear(stage, paymentUrl);
    },
  },
];

/** The words as they were told; what is told twice in a row is told once. */
export const wordsOf = (told: readonly Told[]): readonly string[] =>
  told.map(({status}) => status).filter((status, index, all) => status !== all[index - 1]);
