import { PayPanel } from '@/app/(money)/_pay/pay-panel';
import { settledActor } from '@/app/(money)/own-actor';
import { productBySlug } from '@/lib/shop/catalog/queries';

type Asked = {
  params: Promise<{ page: string; product: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The money slot of a product page: how this person, or this browser, can buy it. */
export default async function PaySlot({ params, searchParams }: Asked) {
  const { page, product: slug } = await params;
  const { variant, quantity } = await searchParams;
  const actor = await settledActor();
  const product = await productBySlug(actor, decodeURIComponent(page), decodeURIComponent(slug));
  if (!product) return null;
  const asked = { variant: one(variant), quantity: one(quantity) };
  return <PayPanel actor={actor} product={product} pageHandle={page} asked={asked} />;
}

function one(value: string | string[] | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
