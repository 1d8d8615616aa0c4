import {Component, CUSTOM_ELEMENTS_SCHEMA, input, output} from '@angular/core';
import 'trustpay-checkout/define';

@Component({
  selector: 'shop-checkout',
  schemas: [CUSTOM_ELEMENTS_SCHEMA], // asked for by Angular, which then checks no property of the element; events and methods it does
  template: `
    <button (click)="hear.emit('valid: ' + checkout.checkValidity())">Check</button>
    <trustpay-checkout
      #checkout
      endpoint="/api/trustpay/orders"
      [orderId]="orderId()"
      [amount]="129900"
      [description]="'Order ' + orderId()"
      [customer]="customer"
      [paymentHosts]="host"
      (trustpay-invalid)="hear.emit('invalid: ' + $event.issues.length)"
      (trustpay-return)="hear.emit('returned: ' + $event.status)"
    ></trustpay-checkout>
  `,
})
export class Checkout {
  readonly orderId = input.required<string>();
  readonly hear = output<string>();

  readonly customer = {first_name: 'Jana', last_name: 'Nováková', email: 'jana@example.cz'};
  readonly host = location.host; // the sandbox's; not needed with MultiSafepay
}
