import { Card } from '@/app/_ui/card';
import { Chip } from '@/app/_ui/chip';
import { Form, SubmitButton } from '@/app/_ui/form';
import { Notice } from '@/app/_ui/notice';
import { holdDays, limitPercent, type SellerAccountState } from '@/lib/money/payouts/model';
import type { SellerMoney } from '@/lib/money/payouts/queries';
import { errorMessages } from '@/lib/platform/i18n';
import { requestI18n } from '@/lib/platform/request';
import { may } from '@/lib/shop/ownership/model';
import type { OwnedPageView } from '@/lib/shop/ownership/queries';
import { verifyPage } from './actions';

const tones = { none: 'neutral', started: 'due', pending: 'neutral', active: 'done', restricted: 'danger' } as const;

/** How far verification has come, what may be sold before it, what will be asked, and the way to the payment partner. */
export async function Standing({ page, found }: { page: OwnedPageView; found: SellerMoney }) {
  const { t } = await requestI18n();
  const { state, bankRefused } = found;
  return (
    <Card className="space-y-4">
      <div className="space-y-1">
        <Chip tone={tones[state]}>{t(`payouts.state_${state}`)}</Chip>
        <p className="text-muted">{t(`payouts.state_${state}_body`, { days: holdDays })}</p>
      </div>
      {bankRefused && <Notice tone="danger">{t('payouts.bank_refused')}</Notice>}
      {found.limit && <LimitMeter limit={found.limit} />}
      {state !== 'active' && state !== 'pending' && (
        <details>
          <summary className="min-h-11 cursor-pointer py-2 font-medium">{t('payouts.asked_title')}</summary>
          <p className="text-muted text-sm">{t('payouts.asked')}</p>
        </details>
      )}
      {state !== 'pending' && may(page.roles, 'change_bank') && (
        <Form action={verifyPage} messages={errorMessages(t, ['try_again', 'not_found'])}>
          <input type="hidden" name="page" value={page.id} />
          <input type="hidden" name="handle" value={page.handle} />
          <SubmitButton variant={state === 'active' && !bankRefused ? 'quiet' : 'primary'}>
            {t(`payouts.${buttonOf(state)}`)}
          </SubmitButton>
        </Form>
      )}
    </Card>
  );
}

function buttonOf(state: SellerAccountState): 'verify' | 'continue' | 'change_bank' {
  if (state === 'active') return 'change_bank';
  return state === 'none' ? 'verify' : 'continue';
}

async function LimitMeter({ limit: { used, limit } }: { limit: NonNullable<SellerMoney['limit']> }) {
  const { t, formatMoney } = await requestI18n();
  const words = { used: formatMoney(used), limit: formatMoney(limit) };
  const percent = limitPercent(used.amount, limit.amount);
  return (
    <div className="space-y-2">
      <div className="flex flex-wrap justify-between gap-x-4">
        <h2 className="font-semibold" id="limit">
          {t('payouts.limit')}
        </h2>
        <span className="tabular-nums">{t('payouts.limit_used', words)}</span>
      </div>
      <progress aria-labelledby="limit" className="h-2 w-full accent-teal" max={100} value={percent}>
        {t('payouts.limit_used', words)}
      </progress>
      <p className="text-muted text-sm">
        {percent === 100 ? t('payouts.limit_reached') : t('payouts.limit_body', words)}
      </p>
    </div>
  );
}
