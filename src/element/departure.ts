import type {LitElement, ReactiveController} from 'lit';
import {focusAfterUpdate} from './focus.js';
import {navigateTo, type RedirectTarget} from './redirect.js';

/** Milliseconds after which a window that should have left gets a link to press. */
const PATIENCE = 4000;

/** The window's way to the payment page: a link where the browser does not leave by itself, and the way Back. */
export class DepartureController implements ReactiveController {
  /** Whether the window should have left by now; then a link is shown. */
  isBlocked = false;

  private readonly host: LitElement;
  private readonly onBack: () => void;
  private isLeaving = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** `onBack` is called when the shopper comes back to the page as it was left. */
  constructor(host: LitElement, onBack: () => void) {
    this.host = host;
    this.onBack = onBack;
    host.addController(this);
  }

  /** Leaves for the payment page. */
  start(paymentUrl: string, target: RedirectTarget): void {
    this.isLeaving = true;
    navigateTo(paymentUrl, target);
    this.awaitDeparture();
  }

  /** The window stays. */
  stop(): void {
    this.isLeaving = this.isBlocked = false;
    clearTimeout(this.timer);
  }

  hostConnected(): void {
    window.addEventListener('pageshow', this.handlePageShow);
    if (this.isLeaving) this.awaitDeparture();
  }

  hostDisconnected(): void {
    window.removeEventListener('pageshow', this.handlePageShow);
    clearTimeout(this.timer);
  }

  private awaitDeparture(): void {
    this.timer = setTimeout(() => {
      this.isBlocked = true;
      void focusAfterUpdate(this.host, 'a');
    }, PATIENCE);
  }

  /** Back from the payment page with the page as it was left, so the order can be paid again. The button is where the link was. */
  private readonly handlePageShow = ({persisted}: PageTransitionEvent): void => {
    if (!persisted || !this.isLeaving) return;
    if (this.isBlocked) void focusAfterUpdate(this.host, 'button');
    this.stop();
    this.onBack();
  };
}
