import * as z from 'zod/mini';
import type {Clock} from './clock.js';
import type {Ledger} from './ledger.js';
import {findScenario, SCENARIOS, type Moment, type ScenarioName} from './scenarios.js';

/** A scenario that awaits its moment in an order's life. JSON-safe. */
export interface Plan {
  readonly name: ScenarioName;
  readonly at: Moment;
  /** How often it is still to happen; always, when there is no number. */
  readonly times?: number | undefined;
  /** Seconds that it takes. */
  readonly seconds?: number | undefined;
}

const NAMES = SCENARIOS.map(({name}) => name as ScenarioName);

/** The calls of the API that a fault can happen to. */
const CALLS = ['create', 'read', 'close', 'update', 'refund'] as const;

/** What somebody asks for, in a description or by a control call; what is left out is the scenario's own. */
export const planSchema = z.object({
  name: z.enum(NAMES, 'no scenario of docs/sandbox.md'),
  times: z.optional(z.int('a whole number').check(z.gte(1, 'at least 1'))),
  call: z.optional(z.enum(CALLS, CALLS.join(', '))),
  seconds: z.optional(z.number('a number').check(z.gte(0, 'at least 0'), z.lte(3600, 'at most 3600'))),
});

export type PlanRequest = z.infer<typeof planSchema>;

/** `"Order A-1001 [sandbox:answer-after seconds=12]"` asks for `{name: 'answer-after', seconds: 12}`. Not checked yet. */
export function plansIn(description: string): readonly Readonly<Record<string, unknown>>[] {
  return Array.from(description.matchAll(/\[sandbox:([\w-]+)((?: \w+=[\w.-]+)*)\]/g), ([, name, options = '']) => {
    const pairs = Array.from(options.matchAll(/(\w+)=([\w.-]+)/g), ([, key = '', value = '']) => [
      key,
      Number.isNaN(Number(value)) ? value : Number(value),
    ]);
    return {...(Object.fromEntries(pairs) as Record<string, unknown>), name};
  });
}

/** Which scenarios await an order, and how often still. */
export class Plans {
  private readonly ledger: Ledger;
  private readonly clock: Clock;

  constructor(ledger: Ledger, clock: Clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Plans a scenario for an order, which need not exist yet. It takes the place of an earlier one of that name. */
  async add(orderId: string, {name, call, ...options}: PlanRequest): Promise<void> {
    const {at, times, seconds} = findScenario(name) ?? {at: 'create'};
    const plan = {name, at: call ?? at, times: options.times ?? times, seconds: options.seconds ?? seconds};
    const others = this.ledger.find(orderId).plans.filter((other) => other.name !== name);
    await this.ledger.putPlans(orderId, [...others, plan]);
  }

  /** Plans what an order's description asks for, unless the order has met it already. */
  async addMissing(orderId: string, requests: readonly PlanRequest[]): Promise<void> {
    for (const request of requests) {
      if (!this.ledger.find(orderId).plans.some(({name}) => name === request.name)) await this.add(orderId, request);
    }
  }

  async clear(orderId: string): Promise<void> {
    await this.ledger.putPlans(orderId, []);
  }

  /**
   * The scenarios whose moment has come. They have then happened once more. In one go, so that of two requests at the same time only one
   * meets what happens once.
   */
  take(orderId: string, moment: Moment): ReadonlyMap<ScenarioName, Plan> {
    const {plans} = this.ledger.find(orderId);
    const due = plans.filter(({at, times}) => at === moment && times !== 0);
    if (due.some(({times}) => times !== undefined)) {
      const counted = plans.map((plan) => (due.includes(plan) && plan.times ? {...plan, times: plan.times - 1} : plan));
      this.ledger.countPlans(orderId, counted);
    }
    if (moment !== 'print') {
      for (const {name} of due) this.ledger.note(orderId, {at: this.clock.now(), event: 'scenario', detail: name});
    }
    return new Map(due.map((plan) => [plan.name, plan]));
  }
}
