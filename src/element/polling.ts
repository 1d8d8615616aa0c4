import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** The shortest pause between two questions, in milliseconds. */
const SHORTEST_PAUSE = 3000;

/** A pause is this part of the time for which was asked already: 4 seconds after two minutes, 30 after fifteen. */
const SHARE = 1 / 30;

/** Milliseconds of a visible page after which it is asked only when the shopper comes back or presses a button. */
const PATIENCE = 15 * 60_000;

/** What the shopper, or the network, comes back with. */
const WAKE_EVENTS = ['visibilitychange', 'pageshow', 'online'] as const;

/** Asks the same question while the page is visible, with growing pauses, and at once when the shopper comes back to the page. */
export class PollingController implements ReactiveController {
  private readonly ask: () => Promise<number>;
  private isRunning = false;
  private askedFor = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** `ask` resolves, never rejects, to how many milliseconds the next question has to wait at least. */
  constructor(host: ReactiveControllerHost, ask: () => Promise<number>) {
    this.ask = ask;
    host.addController(this);
  }

  /** The question has just been asked, and is worth asking again. */
  start(): void {
    if (this.isRunning) return;
    this.isRunning = true;
    this.askedFor = 0;
    this.resume();
  }

  /** The question is answered. */
  stop(): void {
    this.isRunning = false;
    this.pause();
  }

  hostConnected(): void {
    if (this.isRunning) this.resume();
  }

  hostDisconnected(): void {
    this.pause();
  }

  private resume(): void {
    for (const type of WAKE_EVENTS) window.addEventListener(type, this.handleWake);
    this.wait(0);
  }

  private pause(): void {
    for (const type of WAKE_EVENTS) window.removeEventListener(type, this.handleWake);
    clearTimeout(this.timer);
  }

  /** The timer of a hidden page is the last one, until the page is shown again. */
  private wait(atLeast: number): void {
    clearTimeout(this.timer);
    if (!this.isRunning || this.askedFor > PATIENCE) return;
    const pause = Math.max(SHORTEST_PAUSE, this.askedFor * SHARE, atLeast);
    this.timer = setTimeout(() => {
      this.askedFor += pause;
      this.handleWake();
    }, pause);
  }

  private readonly handleWake = (): void => {
    if (document.visibilityState === 'visible') void this.askNow();
  };

  private async askNow(): Promise<void> {
    clearTimeout(this.timer);
    this.wait(await this.ask());
  }
}
