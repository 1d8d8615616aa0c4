import {refusalSchema} from '../../contract/order.js';
import {judge, notObservable, type PromiseCheck} from '../verdict.js';

/** Looking back at every answer there was. */
export const ANSWERS: readonly PromiseCheck[] = [
  {
    promise: 'Refusals have the shape that the element reads',
    advice: 'Answer {"success":false,"error_code","error_info"}, JSON, without a stack or HTML.',
    run({answers}) {
      const odd = answers.find(({status, json}) => status >= 400 && !refusalSchema().safeParse(json).success);
      return Promise.resolve(judge(odd && `${odd.call} was answered ${odd.status} without that JSON`));
    },
  },
  {
    promise: 'No answer is kept by a cache',
    advice: 'Send cache-control: no-store.',
    run({answers}) {
      const kept = answers.find(({headers}) => !/no-store/.test(headers.get('cache-control') ?? ''));
      return Promise.resolve(judge(kept && `${kept.call} was answered ${kept.status} without it`));
    },
  },
  {
    promise: 'The API key is in no answer',
    advice: 'Never pass an error or a configuration on. Change the key now: it is known.',
    run({answers, oddAnswers, isObserved, target: {apiKey}}) {
      if (!isObserved()) return Promise.resolve(notObservable('no order of it came with that key'));
      const leak = [...answers, ...oddAnswers].find(({text, headers}) =>
        [text, ...headers.values()].join().includes(apiKey),
      );
      return Promise.resolve(judge(leak && `${leak.call} was answered ${leak.status} with the key in it`));
    },
  },
];
