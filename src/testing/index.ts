export {payOrder, type PageLocator, type PaymentOutcome, type TestPage} from './pay-order.js';
export {startSandbox, type TestSandbox, type TestSandboxOptions} from './start-sandbox.js';
