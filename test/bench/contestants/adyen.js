// Adyen Web: PersonalDetails + Address(country) + Redirect, wired the way its documentation shows.
import {Address, AdyenCheckout, PersonalDetails, Redirect} from '@adyen/adyen-web';
import '@adyen/adyen-web/styles/adyen.css';

const checkout = AdyenCheckout({
  environment: 'test',
  clientKey: 'test_ABCDEFGHIJKLMNOPQRSTUVWXYZ123456',
  countryCode: 'CZ',
  locale: 'en-US',
  amount: {value: 1000, currency: 'EUR'},
});

async function mount(container) {
  const core = await checkout;
  const [details, address, button] = ['div', 'div', 'div'].map((tag) => document.createElement(tag));
  container.append(details, address, button);
  const form = [
    new PersonalDetails(core, {requiredFields: ['firstName', 'lastName', 'shopperEmail']}).mount(details),
    new Address(core, {requiredFields: ['country']}).mount(address),
  ];
  const redirect = new Redirect(core, {
    type: 'trustly',
    name: 'TrustPay',
    async onSubmit(state, component, actions) {
      if (!form.every((part) => part.isValid)) {
        for (const part of form) part.showValidation();
        component.setStatus('ready');
        return;
      }
      const body = JSON.stringify(Object.assign({}, state.data, ...form.map((part) => part.data)));
      const response = await fetch('/api/orders', {method: 'POST', body});
      const {redirect_url: url} = await response.json();
      actions.resolve({resultCode: 'RedirectShopper', action: {type: 'redirect', method: 'GET', url}});
    },
  }).mount(button);
  return () => {
    for (const part of [...form, redirect]) part.remove();
    container.replaceChildren();
  };
}

globalThis.contestant = {mount};
mount(document.querySelector('#app'));
