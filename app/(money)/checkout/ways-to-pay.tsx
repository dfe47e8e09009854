import { Link } from '@/app/_ui/link';
import { sum } from '@/lib/kernel/money';
import type { Offer } from '@/lib/money/checkout/queries';
import { type DoorStanding, standingProblem } from '@/lib/money/orders/door/model';
import { requestI18n } from '@/lib/platform/request';
import type { Voice } from '@/lib/platform/voice';
import { type AskedSheet, checkoutPath } from './asked';
import { Way } from './way';
import { whyNotAtDoor } from './why-not-at-door';

type WaysToPayProps = { offer: Offer; asked: AskedSheet; standing: DoorStanding | null };

/**
 * Paying now or at the door, where a seller offers that; each is the address of the sheet priced for it, so that it can be chosen without
 * a script and its fee stands in the total. Where it cannot be, it is said why.
 */
export async function WaysToPay({ offer, asked, standing }: WaysToPayProps) {
  const offering = offer.orders.filter((order) => order.door !== null);
  if (offering.length === 0 && !asked.byDoor) return null;
  const voice = await requestI18n();
  const { t, formatMoney } = voice;
  const why = whyNot(voice, offer, standing);
  const signIn = why && standing === null && <SignInFirst back={checkoutPath({ ...asked, byDoor: true })} />;
  if (why && !asked.byDoor) return signIn || <p className="text-muted text-sm">{why}</p>;
  const adds = sum(
    offering.flatMap((order) => order.door?.adds ?? []),
    offer.currency,
  );
  const hint = adds.amount > 0n ? t('door.way_fee', { fee: formatMoney(adds) }) : t('door.way_free');
  return (
    <>
      <ul className="space-y-2">
        <Way
          href={checkoutPath({ ...asked, byDoor: false })}
          chosen={!asked.byDoor}
          name={t('door.pay_now')}
          hint={[t('door.pay_now_hint')]}
        />
        <Way
          href={checkoutPath({ ...asked, byDoor: true })}
          chosen={asked.byDoor}
          name={t('door.way')}
          hint={[why ?? hint]}
        />
      </ul>
      {signIn}
    </>
  );
}

/** Only who has an account pays at the door; the way to it leads back to this sheet, with paying at the door chosen. */
async function SignInFirst({ back }: { back: string }) {
  const { t, href } = await requestI18n();
  return (
    <p className="text-muted text-sm">
      {t.rich('door.why_guest_link', {
        link: (words) => (
          <Link
            key="link"
            href={`/sign-in?next=${encodeURIComponent(href(back))}`}
            className="underline underline-offset-4"
          >
            {words}
          </Link>
        ),
      })}
    </p>
  );
}

/** Why it cannot be paid at the door: a seller who does not offer it, a total that is too high, or the one who would pay. */
function whyNot(voice: Voice, { orders }: Offer, standing: DoorStanding | null): string | null {
  const { t, formatList, formatMoney } = voice;
  const others = orders.filter((order) => order.door === null);
  if (others.length > 0) return t('door.why_not_here', { sellers: formatList(others.map((order) => order.pageName)) });
  for (const { door, total, pageName } of orders) {
    if (!door) continue;
    const asked = total.amount + (door.chosen ? 0n : door.adds.amount);
    if (asked > door.most.amount) return t('door.why_too_high', { most: formatMoney(door.most), seller: pageName });
  }
  const problem = standingProblem(standing, orders.length);
  return problem && whyNotAtDoor(voice, problem, standing);
}
