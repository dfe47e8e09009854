import { buttonClass } from '@/app/_ui/button-class';
import { MessageCircleIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import type { Id } from '@/lib/kernel/ids';
import { useVoice } from '@/lib/platform/request';

/** The way to write to a page, about a product of it where one is named. Whoever is not signed in is asked to first. */
export function WritePage({ handle, product }: { handle: string; product?: Id<'product'> }) {
  const { t } = useVoice();
  const asked = new URLSearchParams({ page: handle, ...(product && { product }) });
  return (
    <Link
      href={`/messages/new?${asked}`}
      rel="nofollow"
      className={buttonClass({ variant: 'quiet', size: product ? 'small' : 'normal' })}
    >
      <MessageCircleIcon size={18} />
      {t(product ? 'chat.ask_about' : 'chat.write_page')}
    </Link>
  );
}
