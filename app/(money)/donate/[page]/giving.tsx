import type { ReactNode } from 'react';
import type { Actor } from '@/lib/identity/actor/model';
import type { Id } from '@/lib/kernel/ids';
import { chargeStep, compare } from '@/lib/kernel/money';
import { leastDonation } from '@/lib/money/donations/model';
import { givesFrom, isOpenTo } from '@/lib/money/donations/queries';
import { amountAsked, GiveQuery } from '@/lib/money/donations/schema';
import type { CharityView } from '@/lib/shop/charities/model';
import { ChooseAmount } from './choose-amount';
import { ClosedHere } from './closed-here';
import { GiveForm } from './give-form';

type GivingProps = {
  actor: Actor;
  charity: CharityView;
  /** The address both steps stand on. */
  path: string;
  /** What its address asks. */
  asked: Readonly<Record<string, string | string[] | undefined>>;
  fundraiserId?: Id<'fundraiser'>;
  /** Who it is given to: what stands above the first step. */
  children: ReactNode;
};

/** The two steps of a donation on one address: how much and how often, and with both what it comes to. Nothing is chosen before. */
export async function Giving({ actor, charity, path, asked, fundraiserId, children }: GivingProps) {
  const isOpen = actor.kind !== 'person' || (await isOpenTo(actor, charity, await givesFrom(actor, charity)));
  const query = GiveQuery.parse(asked);
  const amount = amountAsked(query, charity.currency);
  // The form always sends its field: empty too, it was pressed.
  const isAsked = 'amount' in asked || 'choice' in asked || 'rhythm' in asked;
  const fits =
    amount !== null &&
    amount.amount % chargeStep(charity.currency) === 0n &&
    compare(amount, leastDonation(charity.currency)) >= 0;
  if (isOpen && fits && query.rhythm && actor.kind === 'person')
    return <GiveForm {...{ actor, charity, path, fundraiserId }} given={amount} rhythm={query.rhythm} />;
  return (
    <>
      {children}
      {isOpen ? (
        <ChooseAmount {...{ charity, path }} asked={query} signedIn={actor.kind === 'person'} isWrong={isAsked} />
      ) : (
        <ClosedHere />
      )}
    </>
  );
}
