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
  introReceive: 'Somebody sends you money. Confirm who you are and where it should go.',
  holder: 'Name on the account',
  holderNote: 'Another name than the one above shows what the sender is told when they differ.',
  bankReceive: 'Your bank account',
  noBanks: 'Money cannot be sent to banks of this country.',
  receive: {
    arrives: 'Money arrives.',
    no_account: 'Fails at once: no such account.',
    declines: 'Fails seconds later: the bank declines.',
    returns: 'Arrives, and comes back seconds later: the account is closed.',
  },
  complete: 'Complete',
  later: 'Not now',
};

export type OnboardingWords = typeof en;

const ar: OnboardingWords = {
  title: 'استلم أموالك',
  intro: 'ترسل إليك منصة المتاجر أموال مبيعاتك. أكّد هويتك والحساب الذي تصل إليه.',
  notReal: 'هذه بيئة تجريبية: لا يُتحقق من أحد ولا تنتقل أي أموال. اختر حسابًا بنكيًا للاختبار.',
  bank: 'الحساب البنكي لاستلام الدفعات',
  routing: 'رقم التوجيه البنكي',
  arrives: 'تصل الدفعات إليه.',
  no_account: 'ترجع الدفعات: لا وجود للحساب.',
  account_closed: 'ترجع الدفعات: الحساب مغلق.',
  introReceive: 'يرسل إليك شخص ما مالًا. أكّد هويتك والحساب الذي يصل إليه.',
  holder: 'الاسم المسجّل على الحساب',
  holderNote: 'اكتب اسمًا غير الاسم أعلاه لترى ما يُقال للمرسل حين يختلف الاسمان.',
  bankReceive: 'حسابك البنكي',
  noBanks: 'لا يمكن إرسال المال إلى بنوك هذا البلد.',
  receive: {
    arrives: 'يصل المال إليه.',
    no_account: 'يفشل فورًا: لا وجود للحساب.',
    declines: 'يفشل بعد ثوانٍ: يرفضه البنك.',
    returns: 'يصل ثم يرجع بعد ثوانٍ: الحساب مغلق.',
  },
  complete: 'إكمال',
  later: 'ليس الآن',
};

export function onboardingWords(locale: Locale): OnboardingWords {
  return locale === 'ar' ? ar : en;
}
