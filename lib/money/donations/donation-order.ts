import type { PurchaseOrder } from '@/lib/money/checkout/compose-purchase';
import { voiceOf } from '@/lib/platform/voice';
import type { CharityView } from '@/lib/shop/charities/model';
import type { Given } from './model';

/** What of a donation is written down besides its order. */
export type DonationNote = Given & {
  shown: boolean;
  /** Where its donor is (ISO alpha-2); null where nobody knows. */
  from: string | null;
  locale: 'en' | 'ar';
  /** Sealed under the order's key. */
  dedication?: string;
  monthly?: Readonly<Record<string, unknown>>;
};

/** The order that a donation is: of the charity's page, of one line, that goes nowhere and is there when it is paid. */
export function donationOrder(charity: CharityView, note: DonationNote): PurchaseOrder {
  const { given, cover, total, shown, from, locale, dedication, monthly } = note;
  const today = new Date().toISOString().slice(0, 10);
  return {
    ...{ pageId: charity.pageId, pageName: charity.name, pageHandle: charity.handle, total },
    ...{ pickup: null, allFiles: true, asksStart: false, door: null, arrivesFrom: today, arrivesBy: today },
    lines: [{ kind: 'donation', title: voiceOf(locale).t('donations.line'), amount: total }],
    terms: { version: charity.termsVersion, currency: charity.currency },
    donation: {
      ...{ given: given.amount.toString(), cover: cover.amount.toString(), shown },
      ...(from && { from }),
      ...(dedication !== undefined && { dedication }),
      ...(monthly && { monthly }),
    },
  };
}
