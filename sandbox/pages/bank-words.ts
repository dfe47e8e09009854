import type { Locale } from './words';

const en = {
  addBank: 'Add a bank account',
  notReal: 'This is a sandbox: no bank is asked and no money moves. Only the listed test accounts work.',
  holder: 'Account holder',
  routing: 'Routing number',
  account: 'Account number',
  kind: 'Account type',
  checking: 'Checking',
  savings: 'Savings',
  tryBank: 'Sandbox: no real money. Fill in a test account',
  mandate: 'By saving you allow Souk to draw the payments you make from this account.',
  save: 'Save account',
};

export type BankWords = typeof en;

const ar: BankWords = {
  addBank: 'إضافة حساب بنكي',
  notReal: 'هذه بيئة تجريبية: لا يُسأل أي بنك ولا تنتقل أي أموال. لا تعمل فيها إلا حسابات الاختبار المذكورة.',
  holder: 'صاحب الحساب',
  routing: 'رقم التوجيه البنكي',
  account: 'رقم الحساب',
  kind: 'نوع الحساب',
  checking: 'جارٍ',
  savings: 'توفير',
  tryBank: 'بيئة تجريبية بلا أموال حقيقية. املأ حساب اختبار',
  mandate: 'بالحفظ تسمح لسوق بسحب مدفوعاتك من هذا الحساب.',
  save: 'حفظ الحساب',
};

const problemsEn = {
  holder_missing: 'Type the name on the account.',
  routing_missing: 'Type the routing number: nine digits.',
  routing_invalid: 'This is not the test routing number. Never type a real one here.',
  account_missing: 'Type the account number.',
  not_a_test_account: 'This is not a test account. Never type a real one here.',
  finished: 'This form is out of date. Reload the page and try again.',
};

export type BankProblem = keyof typeof problemsEn;

const problemsAr: Record<BankProblem, string> = {
  holder_missing: 'اكتب الاسم المسجل على الحساب.',
  routing_missing: 'اكتب رقم التوجيه البنكي: تسعة أرقام.',
  routing_invalid: 'هذا ليس رقم التوجيه التجريبي. لا تكتب رقمًا حقيقيًا هنا أبدًا.',
  account_missing: 'اكتب رقم الحساب.',
  not_a_test_account: 'هذا ليس حساب اختبار. لا تكتب حسابًا حقيقيًا هنا أبدًا.',
  finished: 'هذا النموذج لم يعد صالحًا. أعد تحميل الصفحة وحاول مجددًا.',
};

export function bankWordsFor(locale: Locale): BankWords {
  return locale === 'ar' ? ar : en;
}

export function bankProblemsFor(locale: Locale): Record<BankProblem, string> {
  return locale === 'ar' ? problemsAr : problemsEn;
}
