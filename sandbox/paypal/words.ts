import type { Locale } from '../pages/words';

const en = {
  title: 'Approve in PayPal',
  save: 'Souk asks to charge this account when you buy something.',
  pay: 'Souk asks for this payment.',
  amount: 'Amount',
  notReal: 'This is a sandbox: PayPal is not asked and no money moves. Choose a test account.',
  wallet: 'PayPal account',
  approve: 'Approve',
  cancel: 'Cancel',
};

const ar: typeof en = {
  title: 'الموافقة في PayPal',
  save: 'يطلب سوق السماح بالخصم من هذا الحساب عند شرائك.',
  pay: 'يطلب سوق هذه الدفعة.',
  amount: 'المبلغ',
  notReal: 'هذه بيئة تجريبية: لا يُسأل PayPal ولا تنتقل أي أموال. اختر حساب اختبار.',
  wallet: 'حساب PayPal',
  approve: 'موافقة',
  cancel: 'إلغاء',
};

export function approveWords(locale: Locale): typeof en {
  return locale === 'ar' ? ar : en;
}
