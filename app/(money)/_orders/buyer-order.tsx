import type { EvidenceAsked } from '@/app/_disputes/evidence-form';
import { HeadingFocus } from '@/app/_ui/heading-focus';
import { OnlyYou } from '@/app/_ui/only-you';
import type { Actor } from '@/lib/identity/actor/model';
import type { BuyerOrder } from '@/lib/money/orders/model';
import { orderToSpeakOf } from '@/lib/money/orders/spoken/queries';
import { OrderKeep } from '../_customers/order-keep';
import { BuyerReturn } from '../_returns/buyer-return';
import { BuyerDispute } from './buyer-dispute';
import { BuyerParcels } from './buyer-parcels';
import { BuyerTalk } from './buyer-talk';
import { DoorCard } from './door-card';
import { ElsewhereCard } from './elsewhere-card';
import { FilesCard } from './files-card';
import { GiftCard } from './gift-card';
import { KeepWallet } from './keep-wallet';
import { OrderFacts } from './order-facts';
import { OrderHead } from './order-head';
import { OrderLines } from './order-lines';
import { PickupCard } from './pickup-card';
import { SellerContact } from './seller-contact';
import { shareControls } from './share-controls';
import { Siblings } from './siblings';
import { Timeline } from './timeline';
import { WhatNow } from './what-now';
import { WriteReviews } from './write-reviews';

type BuyerOrderProps = {
  actor: Actor;
  order: BuyerOrder;
  /** Where this is shown, without language prefix. */
  path: string;
  /** What the address asks. */
  asked?: EvidenceAsked;
};

/** An order for the one who bought it: how it stands, what can be done, what was bought, whom to ask. */
export async function BuyerOrderScreen({ actor, order, path, asked = {} }: BuyerOrderProps) {
  return (
    <div className="mx-auto w-full max-w-3xl space-y-8 px-4 py-6 md:px-8 md:py-10">
      <div className="space-y-5">
        <OnlyYou />
        <OrderHead order={order} />
        <PickupCard order={order} />
        <DoorCard order={order} />
        <ElsewhereCard actor={actor} order={order} />
        <WhatNow order={order} />
        <GiftCard actor={actor} order={order} />
        <FilesCard actor={actor} order={order} />
      </div>
      {actor.kind === 'guest' && <KeepWallet email={order.contactEmail} name={order.shipTo.name} next={path} />}
      <BuyerDispute actor={actor} order={order} asked={asked} />
      <BuyerReturn actor={actor} order={order} />
      <BuyerParcels order={order} />
      <OrderLines order={order} below={await shareControls(actor, order)} />
      <WriteReviews order={order} />
      <Siblings actor={actor} order={order} />
      <Timeline order={order} />
      <OrderFacts order={order} />
      <BuyerTalk actor={actor} order={order} />
      <SellerContact order={order} asks={(await orderToSpeakOf(actor, order.id)) !== null && actor.kind === 'person'} />
      <OrderKeep actor={actor} order={order} />
      <HeadingFocus />
    </div>
  );
}
