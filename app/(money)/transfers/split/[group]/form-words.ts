import { expenseTitleMost } from '@/lib/money/splits/expenses/model';
import { splitWays } from '@/lib/money/splits/model';
import { errorMessages } from '@/lib/platform/i18n';
import type { Voice } from '@/lib/platform/voice';

/** Every word of the form of an expense: it runs in the browser, which has no catalogue. `#` stands for an amount. */
export function formWords({ t }: Voice) {
  const left = { left: '#' };
  return {
    ...{ title: t('split.what'), amount: t('split.amount'), currency: t('split.currency'), day: t('split.day') },
    ...{ payer: t('split.payer'), several: t('split.several'), note: t('split.note'), optional: t('common.optional') },
    ...{ way: t('split.way'), paid: t('split.paid_field', { name: '#' }), in: t('split.in') },
    share: t('split.share_field', { name: '#' }),
    percent: t('split.percent_field', { name: '#' }),
    exact: t('split.exact_field', { name: '#' }),
    adjust: t('split.adjust_field', { name: '#' }),
    ...{ adjustments: t('split.adjustments'), adjustHint: t('split.adjust_hint'), items: t('split.items_lead') },
    ...{ itemName: t('split.item_name', { number: '#' }), itemAmount: t('split.item_amount', { number: '#' }) },
    ...{ itemBy: t('split.item_by', { number: '#' }), moreItems: t('split.more_items') },
    ways: Object.fromEntries(
      splitWays.map((way) => [way, { label: t(`split.way_${way}`), hint: t(`split.way_hint_${way}`) }]),
    ),
    ...{ bears: t('split.bears_title'), noAmount: t('split.bears_none'), unread: t('split.bears_unread') },
    missing: {
      percent: t('split.missing', left),
      exact: t('split.missing', left),
      paid: t('split.missing_paid', left),
    },
    over: {
      percent: t('split.over', left),
      exact: t('split.over', left),
      items: t('split.over_items', left),
      adjusted: t('split.over_adjusted', left),
      paid: t('split.over_paid', left),
    },
    ...{
      nobody: t('errors.nobody_bears'),
      itemOfNobody: t('errors.item_of_nobody'),
      memberLeft: t('errors.member_left'),
      tooMuch: t('errors.amount_most'),
      sum: t('split.comes_out'),
    },
    kept: t('split.kept_here'),
  };
}

/** See `formWords`. */
export type FormWords = ReturnType<typeof formWords>;

/** What is said of expenses that wait on this device. */
export function waitingWords({ t }: Voice) {
  return {
    ...{ title: t('split.waiting_title'), lead: t('split.waiting_lead'), send: t('split.waiting_send') },
    discard: t('split.waiting_discard', { title: '#' }),
  };
}

/** The sentences of what the form may be refused with. */
export function formMessages({ t }: Voice): Record<string, string> {
  return {
    ...errorMessages(t, [
      ...([
        'bad_amount',
        'amount_most',
        'first_stands',
        'number_unclear',
        'twice',
        'bad_day',
        'expense_changed',
        'member_left',
        'nobody_bears',
      ] as const),
      ...(['item_of_nobody', 'percent_not_whole', 'parts_not_whole', 'items_too_much', 'adjusted_too_much'] as const),
      'paid_not_whole',
    ]),
    too_long: t('split.too_long', { count: expenseTitleMost }),
  };
}
