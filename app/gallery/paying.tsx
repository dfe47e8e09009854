import { PayButton, UndoRing } from '@/app/_ui/pay-button';
import { Section } from '@/app/_ui/section';
import { money } from '@/lib/kernel/money';
import { requestI18n } from '@/lib/platform/request';
import { PayRehearsal } from './pay-rehearsal';

/** The pay button in every phase, without a payment behind it. */
export async function Paying() {
  const { t, formatMoney } = await requestI18n();
  const label = t('gallery.pay', { total: formatMoney(money(4_620n, 'USD')), seller: 'Cedar & Co' });
  const long = t('gallery.pay', { total: formatMoney(money(123_456_700n, 'EGP')), seller: t('gallery.sample_long') });
  return (
    <Section title={t('gallery.paying')}>
      <div className="grid max-w-md gap-4">
        <PayButton state="idle" label={label} />
        <PayButton state="filling" label={label} />
        <PayButton
          state="paid"
          label={label}
          paidLabel={t('gallery.paid')}
          undo={<UndoRing label={t('common.undo')} />}
        />
        <PayButton state="paid" label={label} paidLabel={t('gallery.paid')} />
        <PayButton state="idle" label={label} disabled />
        <PayButton state="idle" label={long} />
        <p className="text-muted text-sm">{t('gallery.rehearsal')}</p>
        <PayRehearsal label={label} paid={t('gallery.paid')} undo={t('common.undo')} />
      </div>
    </Section>
  );
}
