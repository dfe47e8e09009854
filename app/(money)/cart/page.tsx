import type { Metadata } from 'next';
import { CountryLine } from '@/app/_country/country-line';
import { shopperCountry } from '@/app/_country/shopper-country';
import { ShoppingBagIcon } from '@/app/_ui/buying-icons';
import { EmptyState } from '@/app/_ui/empty-state';
import { LinkButton } from '@/app/_ui/link-button';
import { OnlyYou } from '@/app/_ui/only-you';
import { cartView } from '@/lib/money/cart/queries';
import { myWallet } from '@/lib/money/wallet/queries';
import { requestI18n } from '@/lib/platform/request';
import { CodeField } from '../_codes/code-field';
import { sentCode } from '../_codes/sent-code';
import { settledActor } from '../own-actor';
import { CartLine } from './cart-line';
import { CartPartView } from './cart-part';

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await requestI18n();
  return { title: t('common.cart'), robots: { index: false } };
}

type Asked = Record<string, string | string[] | undefined>;

/** The cart: by currency, because each is one payment of its own, and within it by seller. */
export default async function CartPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const [actor, { t, formatCurrency }] = await Promise.all([settledActor(), requestI18n()]);
  const [{ addresses }, sent] = await Promise.all([myWallet(actor), sentCode(actor, await searchParams)]);
  const home = addresses.find((one) => one.isDefault) ?? null;
  const cart = await cartView(actor, home, await shopperCountry());
  return (
    <div className="mx-auto w-full max-w-4xl space-y-10 px-4 py-6 md:px-8 md:py-10">
      <div className="flex items-center justify-between gap-3">
        <h1 className="text-2xl">{t('common.cart')}</h1>
        <OnlyYou />
      </div>
      {cart.parts.length + cart.gone.length === 0 && (
        <EmptyState
          picture={<ShoppingBagIcon size={32} />}
          title={t('money.cart_empty')}
          action={<LinkButton href="/discover">{t('common.discover')}</LinkButton>}
        >
          {t('money.cart_empty_more')}
        </EmptyState>
      )}
      {cart.parts.length > 1 && (
        <p className="text-muted">{t('money.cart_currencies', { count: cart.parts.length })}</p>
      )}
      {cart.parts.length > 0 && home === null && <CountryLine />}
      {cart.parts.map((part) => (
        <CartPartView
          key={part.currency}
          part={part}
          title={cart.parts.length > 1 ? formatCurrency(part.currency) : null}
        />
      ))}
      {(cart.parts.length > 0 || sent.given) && <CodeField {...sent} />}
      {cart.gone.length > 0 && (
        <section aria-labelledby="gone" className="space-y-4">
          <h2 id="gone" className="text-lg">
            {t('money.cart_gone')}
          </h2>
          <ul className="space-y-5">
            {cart.gone.map((line) => (
              <CartLine key={line.variantId} line={line} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
