import type {OutcomeMessages} from './locales/outcome-keys.js';
import cs from './locales/outcomes.cs.json' with {type: 'json'};
import en from './locales/outcomes.en.json' with {type: 'json'};

/** The words that only some shoppers read, in the language of a tag; of `messages` where they have them, as further languages do. */
export const outcomeMessagesFor = (tag: string, messages: Partial<OutcomeMessages>): OutcomeMessages => ({
  ...(tag.startsWith('cs') ? cs : en),
  ...messages,
});
