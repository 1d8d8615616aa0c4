import {Component, CUSTOM_ELEMENTS_SCHEMA} from '@angular/core';
import 'trustpay-checkout/define';

// What must not compile. A template has no comment that expects an error, so `npm run check` counts these three.
@Component({
  selector: 'shop-wrong',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <button (click)="checkout.pay()">No such method</button>
    <trustpay-checkout
      #checkout
      (trustpay-return)="log($event.paymentUrl)"
      (onTrustpay-redirect)="log($event.paymentUrl)"
    ></trustpay-checkout>
  `,
})
export class Wrong {
  readonly log = console.log;
}
