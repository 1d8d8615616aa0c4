/** Work that goes on after an answer. */
export interface Background {
  add(work: Promise<unknown>): void;
  /** Resolves when nothing goes on any more. */
  end(): Promise<void>;
}

export function createBackground(): Background {
  const running = new Set<Promise<unknown>>();

  return {
    add(work) {
      running.add(work);
      void work.finally(() => running.delete(work));
    },
    async end() {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}
