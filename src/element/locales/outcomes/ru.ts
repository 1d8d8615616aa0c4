import type {OutcomeMessages} from './keys.js';

const ru: OutcomeMessages = {
  'paid.heading': 'Платёж получен',
  'paid.text': 'Спасибо. Можете закрыть эту страницу.',
  'pending.heading': 'Ждём ваш банк',
  'pending.text': 'Банк ещё не подтвердил платёж. Не платите повторно; можете закрыть эту страницу.',
  'cancelled.heading': 'Платёж отменён',
  'cancelled.text': 'Деньги не списаны. Можете попробовать ещё раз.',
  'failed.heading': 'Платёж не прошёл',
  'failed.text': 'Деньги не списаны. Можете попробовать ещё раз.',
  'unknown.heading': 'Мы пока не видим платежа',
  'unknown.text': 'Проверьте ещё раз через минуту; дважды вы не заплатите.',
  'unfinished.heading': 'Ещё не оплачено',
  'unfinished.text': 'Деньги не списаны. Можете завершить оплату на странице оплаты.',
  'already-paid.heading': 'Этот заказ уже оплачен',
  'already-paid.text': 'Дважды вы не заплатите; можете закрыть эту страницу.',
  'expired.heading': 'Время на оплату истекло',
  'expired.text': 'Деньги не списаны. Оформите, пожалуйста, в магазине новый заказ.',
  'withheld.heading': 'Мы не можем показать здесь этот заказ',
  'withheld.text': 'Если вы заплатили, магазин подтвердит это по электронной почте.',

  checkAgain: 'Проверить ещё раз',
  backToPayment: 'Назад на страницу оплаты',
  backToShop: 'Назад в магазин',
  tryAgain: 'Попробовать ещё раз',

  asking: 'Проверяем платёж…',
  didYouMean: 'Вы имели в виду {email}?',
  useSuggestion: 'Использовать этот адрес',
};

export default ru;
