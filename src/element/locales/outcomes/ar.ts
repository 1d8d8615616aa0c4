import type {OutcomeMessages} from './keys.js';

const ar: OutcomeMessages = {
  'paid.heading': 'استلمنا دفعتك',
  'paid.text': 'شكرًا لك. يمكنك إغلاق هذه الصفحة.',
  'pending.heading': 'ننتظر مصرفك',
  'pending.text': 'لم يؤكد مصرفك الدفعة بعد. لا تدفع مرة أخرى؛ يمكنك إغلاق هذه الصفحة.',
  'cancelled.heading': 'أُلغيت الدفعة',
  'cancelled.text': 'لم يُخصم منك شيء. يمكنك المحاولة مرة أخرى.',
  'failed.heading': 'لم تتم الدفعة',
  'failed.text': 'لم يُخصم منك شيء. يمكنك المحاولة مرة أخرى.',
  'unknown.heading': 'لا نرى الدفعة بعد',
  'unknown.text': 'تحقق مرة أخرى بعد قليل؛ لن تدفع مرتين.',
  'unfinished.heading': 'لم تدفع بعد',
  'unfinished.text': 'لم يُخصم منك شيء. يمكنك إتمام الدفع في صفحة الدفع.',
  'already-paid.heading': 'هذا الطلب مدفوع بالفعل',
  'already-paid.text': 'لن تدفع مرتين؛ يمكنك إغلاق هذه الصفحة.',
  'expired.heading': 'انتهت مهلة الدفع',
  'expired.text': 'لم يُخصم منك شيء. اطلب من جديد في المتجر من فضلك.',
  'withheld.heading': 'لا يمكننا عرض هذا الطلب هنا',
  'withheld.text': 'إذا كنت قد دفعت فسيؤكد لك المتجر ذلك بالبريد الإلكتروني.',

  checkAgain: 'تحقق مرة أخرى',
  backToPayment: 'ارجع إلى صفحة الدفع',
  backToShop: 'ارجع إلى المتجر',
  tryAgain: 'حاول مرة أخرى',

  asking: 'نتحقق من دفعتك…',
  didYouMean: 'هل تقصد {email}؟',
  useSuggestion: 'استخدم هذا العنوان',
};

export default ar;
