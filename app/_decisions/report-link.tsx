import { Link } from '@/app/_ui/link';
import { requestI18n } from '@/lib/platform/request';

/** The way to report something, by its bare uuid, to operators. */
export async function ReportLink({
  kind,
  id,
}: {
  kind: 'page' | 'product' | 'post' | 'share' | 'list' | 'recommendation' | 'fundraiser';
  id: string;
}) {
  const { t } = await requestI18n();
  return (
    <Link
      href={`/report/${kind}/${id}`}
      className="inline-flex min-h-11 items-center text-muted text-sm underline underline-offset-4 hover:text-ink"
    >
      {t(`reports.report_${kind}`)}
    </Link>
  );
}
