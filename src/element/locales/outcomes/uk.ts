import type {OutcomeMessages} from './keys.js';

const uk: OutcomeMessages = {
  'paid.heading': 'Платіж отримано',
  'paid.text': 'Дякуємо. Можете закрити цю сторінку.',
  'pending.heading': 'Чекаємо на ваш банк',
  'pending.text': 'Банк ще не підтвердив платіж. Не платіть повторно; можете закрити цю сторінку.',
  'cancelled.heading': 'Платіж скасовано',
  'cancelled.text': 'Кошти не списано. Можете спробувати ще раз.',
  'failed.heading': 'Платіж не пройшов',
  'failed.text': 'Кошти не списано. Можете спробувати ще раз.',
  'unknown.heading': 'Ми ще не бачимо платежу',
  'unknown.text': 'Перевірте ще раз за хвилину; двічі ви не заплатите.',
  'unfinished.heading': 'Ще не оплачено',
  'unfinished.text': 'Кошти не списано. Можете завершити оплату на сторінці оплати.',
  'already-paid.heading': 'Це замовлення вже оплачено',
  'already-paid.text': 'Двічі ви не заплатите; можете закрити цю сторінку.',
  'expired.heading': 'Час на оплату минув',
  'expired.text': 'Кошти не списано. Оформіть, будь ласка, у магазині нове замовлення.',
  'withheld.heading': 'Ми не можемо показати тут це замовлення',
  'withheld.text': 'Якщо ви заплатили, магазин підтвердить це електронною поштою.',

  checkAgain: 'Перевірити ще раз',
  backToPayment: 'Назад на сторінку оплати',
  backToShop: 'Назад до магазину',
  tryAgain: 'Спробувати ще раз',

  asking: 'Перевіряємо платіж…',
  didYouMean: 'Ви мали на увазі {email}?',
  useSuggestion: 'Використати цю адресу',
};

export default uk;
