interface Timer {
  readonly due: number;
  readonly run: () => Promise<void>;
  handle?: ReturnType<typeof setTimeout>;
}

/** The sandbox's time: the machine's, until somebody moves it on. Nothing in the sandbox asks another clock. */
export class Clock {
  private offset = 0;
  private readonly timers = new Set<Timer>();

  /** Milliseconds since 1970. */
  now(): number {
    return Date.now() + this.offset;
  }

  /** Runs something once so many milliseconds have passed. */
  after(milliseconds: number, run: () => Promise<void>): void {
    const timer: Timer = {due: this.now() + milliseconds, run};
    this.timers.add(timer);
    this.arm(timer);
  }

  /** Moves on by so many milliseconds, and waits for whatever was due meanwhile, the earliest first. */
  async advance(milliseconds: number): Promise<void> {
    this.offset += milliseconds;
    for (let timer = this.nextDue(); timer; timer = this.nextDue()) await this.fire(timer);
    for (const timer of this.timers) this.arm(timer);
  }

  private nextDue(): Timer | undefined {
    const due = [...this.timers].filter((timer) => timer.due <= this.now());
    return due.sort((one, other) => one.due - other.due)[0];
  }

  private arm(timer: Timer): void {
    clearTimeout(timer.handle);
    timer.handle = setTimeout(() => void this.fire(timer), timer.due - this.now());
  }

  private async fire(timer: Timer): Promise<void> {
    clearTimeout(timer.handle);
    if (this.timers.delete(timer)) await timer.run();
  }
}
