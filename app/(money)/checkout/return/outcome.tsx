import { EmptyState } from '@/app/_ui/empty-state';
import { ShieldCheckIcon } from '@/app/_ui/icons';
import { LinkButton } from '@/app/_ui/link-button';
import { wordOf } from '@/app/_ui/word-of';
import type { Id } from '@/lib/kernel/ids';
import { purchaseStatus } from '@/lib/money/checkout/purchase-status';
import { requestI18n } from '@/lib/platform/request';
import { payWords } from '../../_pay/pay-words';
import { settledActor } from '../../own-actor';

/** The bank has not been answered yet: the way there once more. */
export async function AtTheBank({ purchaseId }: { purchaseId: Id<'purchase'> }) {
  const [actor, { t }] = await Promise.all([settledActor(), requestI18n()]);
  const status = await purchaseStatus(actor, purchaseId);
  return (
    <EmptyState
      picture={<ShieldCheckIcon size={32} />}
      title={t('money.leaving')}
      action={
        status?.actionUrl && (
          <a
            href={status.actionUrl}
            className="inline-flex min-h-13 items-center rounded-full bg-ink px-6 font-medium text-paper"
          >
            {t('money.to_bank')}
          </a>
        )
      }
    >
      {t('money.bank_more')}
    </EmptyState>
  );
}

/** Nothing was taken, and why. */
export async function NotPaid({ code, orderPath }: { code: string; orderPath: string }) {
  const voice = await requestI18n();
  const { t } = voice;
  const { problems } = payWords(voice);
  return (
    <EmptyState
      picture={<ShieldCheckIcon size={32} />}
      title={t('money.not_paid')}
      action={<LinkButton href={orderPath}>{t('money.view_order')}</LinkButton>}
    >
      {wordOf(problems, code) ?? problems.unexpected}
    </EmptyState>
  );
}
