import type { Locale } from './words';

const en = {
  title: 'Get paid',
  intro: 'The shop platform sends you the money of your sales. Confirm who you are and where it should go.',
  notReal: 'This is a sandbox: nobody is checked and no money moves. Choose a test bank account.',
  bank: 'Bank account for payouts',
  routing: 'Routing number',
  arrives: 'Payouts arrive.',
  no_account: 'Payouts come back: no such account.',
  account_closed: 'Payouts come back: the account is closed.',
  complete: 'Complete',
  later: 'Not now',
};

const ar: typeof en = {
  title: 'استلم أموالك',
  intro: 'ترسل إليك منصة المتاجر أموال مبيعاتك. أكّد هويتك والحساب الذي تصل إليه.',
  notReal: 'هذه بيئة تجريبية: لا يُتحقق من أحد ولا تنتقل أي أموال. اختر حسابًا بنكيًا للاختبار.',
  bank: 'الحساب البنكي لاستلام الدفعات',
  routing: 'رقم التوجيه البنكي',
  arrives: 'تصل الدفعات إليه.',
  no_account: 'ترجع الدفعات: لا وجود للحساب.',
  account_closed: 'ترجع الدفعات: الحساب مغلق.',
  complete: 'إكمال',
  later: 'ليس الآن',
};

export function onboardingWords(locale: Locale): typeof en {
  return locale === 'ar' ? ar : en;
}
