import { Link } from '@/app/_ui/link';
import { Notice } from '@/app/_ui/notice';
import { requestI18n } from '@/lib/platform/request';

/** That donating is not open where she is, and where it is said why. */
export async function ClosedHere() {
  const { t } = await requestI18n();
  return (
    <Notice>
      {t.rich('donations.closed', {
        link: (words) => (
          <Link key="link" href="/countries" className="underline underline-offset-4">
            {words}
          </Link>
        ),
      })}
    </Notice>
  );
}
