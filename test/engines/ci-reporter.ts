import type {Reporter, TestModule} from 'vitest/node';

/** Prints the plain closing line "N passed, N failed, N skipped", alone on its line. */
export default class CiReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]) {
    const count = {passed: 0, failed: errors.length, skipped: 0, pending: 0};
    for (const module of modules) {
      const states = Array.from(module.children.allTests(), (test) => test.result().state);
      for (const state of states) count[state]++;
      if (module.state() === 'failed' && !states.includes('failed')) count.failed++; // a file that could not be loaded
    }
    console.log(`\n${count.passed} passed, ${count.failed} failed, ${count.skipped + count.pending} skipped`);
  }
}
