import './turbo.js';

// Pages are swapped and this runs once: what is listened to is the document, which stays.
const hear = (what) => document.querySelector('output').append(`${what}; `);
const checkout = () => document.querySelector('trustpay-checkout');

document.addEventListener('turbo:load', () => {
  if (checkout()) checkout().paymentHosts = location.host; // the sandbox's; not needed with MultiSafepay
});

document.addEventListener('trustpay-invalid', ({issues}) => hear(`invalid: ${issues.length}`));
document.addEventListener('trustpay-return', ({status}) => hear(`returned: ${status}`));

document.addEventListener('click', ({target}) => {
  if (target.id === 'check') hear(`valid: ${checkout().checkValidity()}`);
});
