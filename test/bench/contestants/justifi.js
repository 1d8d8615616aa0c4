// JustiFi billing form: street address instead of e-mail and country, so different and more work.
import {defineCustomElement} from '@justifi/webcomponents/dist/module/justifi-billing-form-full.js';

defineCustomElement();
document.addEventListener('click', ({target}) => {
  if (target.matches('.pay')) target.previousElementSibling.validate();
});
