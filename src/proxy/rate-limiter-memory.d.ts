// The package types its root only, which loads every database adapter and Node's modules with them; this file alone runs anywhere.
declare module 'rate-limiter-flexible/lib/RateLimiterMemory.js' {
  export {RateLimiterMemory as default} from 'rate-limiter-flexible';
}
