import type {LitElement} from 'lit';

/** Milliseconds for which a new price has to be seen before a press means it. */
const READING_TIME = 1000;

/** After the price changed, a press that was meant for the old one must not agree to the new one. */
export class PriceConsentController {
  /** Whether the new price has not been seen for long enough, so that a press is refused. */
  isAwaited = false;

  private readonly host: LitElement;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: LitElement) {
    this.host = host;
  }

  /** A new price is about to be rendered. Nothing is painted on a hidden page, so there the time starts when it is shown. */
  async start(): Promise<void> {
    this.isAwaited = true;
    this.host.requestUpdate();
    await this.host.updateComplete;
    requestAnimationFrame(() => requestAnimationFrame(this.handlePainted));
  }

  private readonly handlePainted = (): void => {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.isAwaited = false;
      this.host.requestUpdate();
    }, READING_TIME);
  };
}
