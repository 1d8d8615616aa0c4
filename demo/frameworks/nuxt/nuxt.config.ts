export default defineNuxtConfig({
  compatibilityDate: '2026-01-01',
  telemetry: false,
  vue: {compilerOptions: {isCustomElement: (tag) => tag === 'trustpay-checkout'}},
  runtimeConfig: {
    multisafepayApiKey: '', // NUXT_MULTISAFEPAY_API_KEY, and so on
    multisafepayBaseUrl: '',
    shopUrl: 'https://shop.example',
    public: {paymentHosts: ''},
  },
});
