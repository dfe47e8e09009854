import { PackageIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import { useVoice } from '@/lib/platform/request';

/** The way to one's orders at a page, to ask about one of them. What there is, the money ring shows there. */
export function AskAboutOrder({ handle }: { handle: string }) {
  const { t } = useVoice();
  return (
    <Link
      href={`/orders/message?${new URLSearchParams({ page: handle })}`}
      aria-label={t('chat.ask_about_order')}
      className="grid size-11 shrink-0 place-items-center rounded-full hover:bg-sunken"
    >
      <PackageIcon />
    </Link>
  );
}
