import { Link } from '@/app/_ui/link';
import { Notice } from '@/app/_ui/notice';
import { requestI18n } from '@/lib/platform/request';

/** What was sent to an address is whose it is proven to be: said to who has not proven hers. */
export async function ProveAddress({ email }: { email: string }) {
  const { t } = await requestI18n();
  return (
    <Notice>
      <p>{t('transfers.prove_address', { email })}</p>
      <Link href="/settings" className="inline-flex min-h-11 items-center underline">
        {t('transfers.prove_address_go')}
      </Link>
    </Notice>
  );
}
