const checkout = document.querySelector('trustpay-checkout');
const output = document.querySelector('output');
const hear = (what) => output.append(`${what}; `);

const parameters = new URLSearchParams(location.search);
checkout.orderId = parameters.get('transactionid') ?? parameters.get('order');
checkout.paymentHosts = location.host; // the sandbox's; not needed with MultiSafepay

checkout.addEventListener('trustpay-invalid', ({issues}) => hear(`invalid: ${issues.length}`));
checkout.addEventListener('trustpay-return', ({status}) => hear(`returned: ${status}`));

document.querySelector('#toggle').addEventListener('click', () => {
  if (checkout.isConnected) checkout.remove();
  else document.body.append(checkout);
});
document.querySelector('#check').addEventListener('click', () => hear(`valid: ${checkout.checkValidity()}`));
