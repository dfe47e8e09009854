export type Locale = 'en' | 'ar';

const en = {
  notReal: 'This is a sandbox: no bank is asked and no money moves. Only the listed test cards work.',
  testCards: 'Test cards',
  testBanks: 'Test bank accounts',
  testWallets: 'Test PayPal accounts',
  anyDate: 'Any future date and any three digits (four for American Express) will do.',
  tryCard: 'Sandbox: no real money. Fill in a test card',
  choose: 'Choose…',
  number: 'Card number',
  expiry: 'Expiry',
  expiryShape: 'MM / YY',
  cvc: 'Security code',
  addCard: 'Add a card',
  save: 'Save card',
  back: 'Go back without saving',
  challengeTitle: 'Confirm it is you',
  challengePay: 'Your bank asks you to approve this payment.',
  challengeSave: 'Your bank asks you to approve saving this card.',
  amount: 'Amount',
  complete: 'Complete',
  fail: 'Fail',
  closePage: 'Done. You can close this page.',
  gone: 'This page has expired',
  goneText: 'It belongs to something already finished or canceled. Nothing was charged.',
  failed: 'Something went wrong here. Nothing was saved; please try again.',
  offline: 'No connection. Nothing was saved; please try again.',
};

export type Words = typeof en;

const ar: Words = {
  notReal: 'هذه بيئة تجريبية: لا يُسأل أي بنك ولا تنتقل أي أموال. لا تعمل فيها إلا بطاقات الاختبار المذكورة.',
  testCards: 'بطاقات الاختبار',
  testBanks: 'حسابات بنكية للاختبار',
  testWallets: 'حسابات PayPal للاختبار',
  anyDate: 'يصلح أي تاريخ قادم وأي ثلاثة أرقام (أربعة لأمريكان إكسبريس).',
  tryCard: 'بيئة تجريبية بلا أموال حقيقية. املأ بطاقة اختبار',
  choose: 'اختر…',
  number: 'رقم البطاقة',
  expiry: 'تاريخ الانتهاء',
  expiryShape: 'شهر / سنة',
  cvc: 'رمز الأمان',
  addCard: 'إضافة بطاقة',
  save: 'حفظ البطاقة',
  back: 'الرجوع دون حفظ',
  challengeTitle: 'أكّد أنك صاحب البطاقة',
  challengePay: 'يطلب بنكك موافقتك على هذه الدفعة.',
  challengeSave: 'يطلب بنكك موافقتك على حفظ هذه البطاقة.',
  amount: 'المبلغ',
  complete: 'موافقة',
  fail: 'رفض',
  closePage: 'تم. يمكنك إغلاق هذه الصفحة.',
  gone: 'انتهت صلاحية هذه الصفحة',
  goneText: 'تخص عملية اكتملت أو أُلغيت من قبل. لم يُخصم أي مبلغ.',
  failed: 'حدث خلل هنا. لم يُحفظ شيء؛ حاول مرة أخرى.',
  offline: 'لا يوجد اتصال. لم يُحفظ شيء؛ حاول مرة أخرى.',
};

/** Why a card could not be saved, said beside the field it is about. */
const problemsEn = {
  number_missing: 'Type your card number.',
  number_incomplete: 'This card number is incomplete.',
  number_invalid: 'This card number is not valid. Check the digits.',
  not_a_test_card: 'This is not a test card. Never type a real card here.',
  expiry_missing: 'Type the month and year printed on the card.',
  expiry_invalid: 'This date is not valid. Use month, then year.',
  expiry_past: 'This card has expired. Use another card.',
  cvc_missing: 'Type the security code.',
  cvc_incomplete: 'The security code is incomplete.',
  cvc_incorrect: 'The security code is wrong. Check it on your card.',
  declined: 'Your bank did not accept this card. Use another card.',
  authentication_failed: 'The card could not be confirmed with your bank. Try again or use another card.',
  finished: 'This form is out of date. Reload the page and try again.',
};

export type Problem = keyof typeof problemsEn;

const problemsAr: Record<Problem, string> = {
  number_missing: 'اكتب رقم بطاقتك.',
  number_incomplete: 'رقم البطاقة غير مكتمل.',
  number_invalid: 'رقم البطاقة غير صحيح. راجع الأرقام.',
  not_a_test_card: 'هذه ليست بطاقة اختبار. لا تكتب بطاقة حقيقية هنا أبدًا.',
  expiry_missing: 'اكتب الشهر والسنة المطبوعين على البطاقة.',
  expiry_invalid: 'هذا التاريخ غير صحيح. اكتب الشهر ثم السنة.',
  expiry_past: 'انتهت صلاحية هذه البطاقة. استعمل بطاقة أخرى.',
  cvc_missing: 'اكتب رمز الأمان.',
  cvc_incomplete: 'رمز الأمان غير مكتمل.',
  cvc_incorrect: 'رمز الأمان خطأ. راجعه على بطاقتك.',
  declined: 'لم يقبل بنكك هذه البطاقة. استعمل بطاقة أخرى.',
  authentication_failed: 'تعذّر تأكيد البطاقة مع بنكك. حاول مجددًا أو استعمل بطاقة أخرى.',
  finished: 'هذا النموذج لم يعد صالحًا. أعد تحميل الصفحة وحاول مجددًا.',
};

export function wordsFor(locale: Locale): Words {
  return locale === 'ar' ? ar : en;
}

export function problemsFor(locale: Locale): Record<Problem, string> {
  return locale === 'ar' ? problemsAr : problemsEn;
}

/** The language asked for in the address, else the browser's first one. */
export function localeOf(asked: string | null, acceptLanguage: string | undefined): Locale {
  const wish = asked ?? acceptLanguage ?? 'en';
  return wish.toLowerCase().startsWith('ar') ? 'ar' : 'en';
}
