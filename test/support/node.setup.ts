// Set-up of the tests without a DOM.
