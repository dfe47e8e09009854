import { XIcon } from '@/app/_ui/icons';
import { Link } from '@/app/_ui/link';
import type { Id } from '@/lib/kernel/ids';
import { currentActor } from '@/lib/platform/auth';
import { requestI18n } from '@/lib/platform/request';
import { variantsToPropose } from '@/lib/shop/cards/by-id';
import { type Speaker, talkAddress } from './talk-address';

type ProposeProps = { page: NonNullable<Speaker>; talk: Id<'talk'>; named: string };

/** What of a page's own goods is proposed to be paid: chosen here, sent with the message. */
export async function Propose({ page, talk, named }: ProposeProps) {
  const [{ t, formatMoney }, found] = await Promise.all([
    requestI18n(),
    currentActor().then((actor) => variantsToPropose(actor, page.id, named)),
  ]);
  return (
    <fieldset className="max-h-64 space-y-1 overflow-y-auto rounded-lg bg-sunken p-3">
      <legend className="sr-only">{t('chat.propose_title')}</legend>
      <div className="flex items-center justify-between gap-2">
        <p className="font-medium">{t('chat.propose_title')}</p>
        <Link
          href={talkAddress(talk, page)}
          aria-label={t('chat.drop_product')}
          className="grid size-11 shrink-0 place-items-center rounded-full hover:bg-line"
        >
          <XIcon size={18} />
        </Link>
      </div>
      {found.length === 0 && <p className="text-muted">{t('chat.propose_none')}</p>}
      {found.map(({ id, title, language, values, price }) => (
        <label key={id} className="flex min-h-11 items-center gap-3">
          <input type="radio" name="pay" value={id} className="size-5 shrink-0 accent-ink" />
          <span className="min-w-0 flex-1">
            <bdi lang={language}>{[title, ...values].join(' · ')}</bdi>
          </span>
          <span className="shrink-0 text-muted text-sm">{formatMoney(price)}</span>
        </label>
      ))}
    </fieldset>
  );
}
