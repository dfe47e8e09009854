import { classNames } from '@/app/_ui/class-names';
import { Link } from '@/app/_ui/link';
import { MethodMark } from '@/app/(money)/_wallet/method-mark';
import type { AddressView, MethodView } from '@/lib/money/wallet/model';
import { useVoice } from '@/lib/platform/request';

type PaidFromProps = {
  method: MethodView;
  address: AddressView;
  changeHref: string;
  /** Words before it, where no paying button stands above. */
  says?: string;
};

/** What pays and where it is sent, in one quiet line that ends in a way to change both. */
export function PaidFrom({ method, address, changeHref, says }: PaidFromProps) {
  const { t } = useVoice();
  return (
    <p
      className={classNames(
        'flex min-h-11 flex-wrap items-center gap-x-2 text-muted text-sm',
        !says && 'justify-center',
      )}
    >
      {says && <span>{says}</span>}
      <MethodMark face={method} />
      {method.kind === 'bank' && <span>{t('bank.slow')}</span>}
      <span aria-hidden="true">·</span>
      <bdi className="max-w-40 truncate">{address.city}</bdi>
      <span aria-hidden="true">·</span>
      <Link
        href={changeHref}
        className="inline-flex min-h-11 items-center font-medium text-ink underline underline-offset-4"
      >
        {t('money.change')}
      </Link>
    </p>
  );
}
