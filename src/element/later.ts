// What only some shoppers need, in one file that is fetched when one of them does. None of it imports Lit or the element, which would move
// to a file of their own.
export {addCountrySearch} from './country-search.js';
export {hintAtSlip} from './email-hint.js';
export {OutcomePanel} from './outcome-panel.js';
