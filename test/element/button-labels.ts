/** What the button says in each of its states, and the link that takes its place. */
export interface ButtonLabels {
  readonly withPrice: string;
  readonly withChangedPrice: string;
  readonly withoutPrice: string;
  readonly submitting: string;
  readonly redirecting: string;
  readonly link: string;
}

/**
 * Reviewed word by word, because only the words on the button bind the shopper (Directive 2011/83/EU, Article 8(2); CJEU C-249/21;
 * Czech Civil Code, § 1826a): with a price they say "pay", without one that the order costs money. Do not change one without reading
 * it as a lawyer would.
 */
export const BUTTON_LABELS: Readonly<Record<string, ButtonLabels>> = {
  en: {
    withPrice: 'Pay CZK\u00a01,299.00',
    withChangedPrice: 'Pay CZK\u00a01,399.00',
    withoutPrice: 'Order and pay',
    submitting: 'One moment…',
    redirecting: 'Opening the payment page…',
    link: 'Continue to payment',
  },
  cs: {
    withPrice: 'Zaplatit 1\u00a0299,00\u00a0Kč',
    withChangedPrice: 'Zaplatit 1\u00a0399,00\u00a0Kč',
    withoutPrice: 'Objednat a zaplatit',
    submitting: 'Okamžik…',
    redirecting: 'Otevíráme platební stránku…',
    link: 'Přejít k platbě',
  },
  sk: {
    withPrice: 'Zaplatiť 1\u00a0299,00\u00a0Kč',
    withChangedPrice: 'Zaplatiť 1\u00a0399,00\u00a0Kč',
    withoutPrice: 'Objednať a zaplatiť',
    submitting: 'Moment…',
    redirecting: 'Otvárame platobnú stránku…',
    link: 'Prejsť k platbe',
  },
  de: {
    withPrice: '1.299,00\u00a0Kč bezahlen',
    withChangedPrice: '1.399,00\u00a0Kč bezahlen',
    withoutPrice: 'Zahlungspflichtig bestellen',
    submitting: 'Einen Moment…',
    redirecting: 'Die Zahlungsseite wird geöffnet…',
    link: 'Weiter zur Zahlung',
  },
  pl: {
    withPrice: 'Zapłać 1299,00\u00a0Kč',
    withChangedPrice: 'Zapłać 1399,00\u00a0Kč',
    withoutPrice: 'Zamawiam i płacę',
    submitting: 'Chwileczkę…',
    redirecting: 'Otwieramy stronę płatności…',
    link: 'Przejdź do płatności',
  },
  uk: {
    withPrice: 'Сплатити 1\u00a0299,00\u00a0Kč',
    withChangedPrice: 'Сплатити 1\u00a0399,00\u00a0Kč',
    withoutPrice: 'Замовити й оплатити',
    submitting: 'Хвилинку…',
    redirecting: 'Відкриваємо сторінку оплати…',
    link: 'Перейти до оплати',
  },
  ru: {
    withPrice: 'Оплатить 1\u00a0299,00\u00a0Kč',
    withChangedPrice: 'Оплатить 1\u00a0399,00\u00a0Kč',
    withoutPrice: 'Заказать и оплатить',
    submitting: 'Минутку…',
    redirecting: 'Открываем страницу оплаты…',
    link: 'Перейти к оплате',
  },
  vi: {
    withPrice: 'Thanh toán 1.299,00\u00a0Kč',
    withChangedPrice: 'Thanh toán 1.399,00\u00a0Kč',
    withoutPrice: 'Đặt hàng và thanh toán',
    submitting: 'Xin chờ một lát…',
    redirecting: 'Đang mở trang thanh toán…',
    link: 'Tiếp tục thanh toán',
  },
  ar: {
    withPrice: 'ادفع \u200f1,299.00\u00a0Kč',
    withChangedPrice: 'ادفع \u200f1,399.00\u00a0Kč',
    withoutPrice: 'اطلب وادفع',
    submitting: 'لحظة من فضلك…',
    redirecting: 'نفتح صفحة الدفع…',
    link: 'تابع إلى الدفع',
  },
};
