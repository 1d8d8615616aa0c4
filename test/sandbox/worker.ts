import {createSandbox} from '../../src/sandbox/index.js';
import {API_KEY} from './support.ts';

export default createSandbox({apiKey: API_KEY});
