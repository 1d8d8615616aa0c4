import {Component, signal} from '@angular/core';
import {Checkout} from './checkout';

const parameters = new URLSearchParams(location.search);

@Component({
  selector: 'shop-page',
  imports: [Checkout],
  template: `
    <button (click)="isShown.set(!isShown())">Toggle</button>
    <output>{{ heard() }}</output>
    @if (isShown()) {
      <shop-checkout [orderId]="orderId" (hear)="hear($event)" />
    }
  `,
})
export class Page {
  readonly orderId = parameters.get('transactionid') ?? parameters.get('order') ?? 'A-1001';
  readonly isShown = signal(true);
  readonly heard = signal('');

  hear(what: string): void {
    this.heard.update((before) => `${before}${what}; `);
  }
}
