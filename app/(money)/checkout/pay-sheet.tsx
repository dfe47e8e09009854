'use client';

import { type FormEvent, type ReactNode, useActionState, useEffect, useRef, useState } from 'react';
import { Checkbox } from '@/app/_ui/choice';
import { Field } from '@/app/_ui/field';
import { FormContext } from '@/app/_ui/form-context';
import { LockIcon } from '@/app/_ui/icons';
import { Notice } from '@/app/_ui/notice';
import { PayButton } from '@/app/_ui/pay-button';
import { wordOf } from '@/app/_ui/word-of';
import { atDoor } from '@/lib/money/checkout/model';
import type { FormState } from '@/lib/platform/action';
import { lookAtSheet, paySheet } from '../_pay/actions';
import { PayLabel, type PayLabelParts } from '../_pay/pay-label';
import { PayOutcome } from '../_pay/pay-outcome';
import type { NextStep, PayWords } from '../_pay/pay-words';
import { useKeptFocus } from '../_pay/use-kept-focus';
import { usePayment } from '../_pay/use-payment';
import type { AddressDefaults, AddressWords } from '../_wallet/address-fields';
import type { CardFieldsSite } from '../_wallet/card-fields-site';
import { AddressChoice, type StoredAddress } from './address-choice';
import { MethodChoice, type StoredMethod } from './method-choice';

export type SheetWords = PayWords & {
  email: string;
  emailHint: string;
  deliverTo: string;
  /** What an address is for where nothing goes to it. */
  deliverHint: string | null;
  payWith: string;
  otherCard: string;
  byPayPal: string;
  otherAddress: string;
  promise: string;
  signIn: string;
  leaveOut: string;
  leaveOutHint: string;
};

export type PaySheetProps = {
  seed: string;
  fixed: Record<'items' | 'expectedMinor' | 'currency' | 'cartVersion' | 'signedIn' | 'pickups', string> & {
    /** What is given besides, and to which charity. */
    donateTo?: string;
    donateMinor?: string;
    /** Of another site's order: whether it asks for no address, and what was chosen before, where to and how. */
    payOrder?: string;
    nowhere?: string;
    addressId?: string;
    delivery?: string;
  };
  /** Where a guest's receipts went last, or empty; null for a person, whose address is known. */
  email: string | null;
  label: PayLabelParts;
  /** What is to be ticked before files are bought, where the law asks for it. */
  startNow: { label: string; hint: string } | null;
  /** Whether what sells out meanwhile can be left out: there is more than one thing. */
  several: boolean;
  /** Why nothing here can be bought as it stands. */
  blocked: string | null;
  /** Paying now or at the door, where both can be. */
  ways: ReactNode;
  /** What paying at the door is, where that was chosen: no method is asked then. */
  door: { have: string; how: string } | null;
  methods: readonly StoredMethod[];
  /** Whether PayPal can be chosen here: this site has an account there, and it takes the currency. */
  payPal: boolean;
  /** False where another site asks for none. */
  asksAddress?: boolean;
  addresses: readonly StoredAddress[];
  countries: readonly { code: string; name: string }[];
  address: AddressDefaults;
  addressWords: AddressWords;
  site: CardFieldsSite;
  /** This sheet's own address. */
  next: string;
  /** What went wrong on the provider's whole page. */
  problem: string | null;
  returnHref: string;
  words: SheetWords;
  steps: Partial<Record<string, NextStep>>;
  signInHref: string | null;
  /** How long the paid state is seen before the order opens. */
  gladMilliseconds?: number;
};

/** E-mail, address and card in one form that ends in the one saffron button. */
export function PaySheet(props: PaySheetProps) {
  const { fixed, words, steps, site, asksAddress = true, gladMilliseconds = 900 } = props;
  const [posted, post] = useActionState(paySheet, null);
  const payment = usePayment({ send: paySheet, firstSeed: props.seed, returnHref: props.returnHref });
  const [storingCard, setStoringCard] = useState(false);
  const [isSlow, setSlow] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { phase } = payment;
  const answer = useKeptFocus(phase.name);
  const [rest, setRest] = useState<FormState>(null);
  const state = rest ?? payment.refused ?? posted;
  const pending = phase.name === 'filling' || storingCard;

  useEffect(() => {
    if (phase.name !== 'paid') return;
    const { orderHref } = phase.answer;
    const timer = setTimeout(() => location.assign(orderHref), gladMilliseconds);
    return () => clearTimeout(timer);
  }, [phase, gladMilliseconds]);
  useEffect(() => {
    if (state && !state.ok) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [state]);

  // The card's faults stand beside the card already: all others are said in the same round, not after it.
  // What comes back after she has pressed again is about a form that is no longer there.
  const round = useRef(0);
  const lookAtRest = async (sheet: HTMLFormElement) => {
    const mine = ++round.current;
    const looked = await lookAtSheet(null, new FormData(sheet)).catch(() => null);
    if (mine === round.current) setRest(looked && !looked.ok ? looked : null);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const submitter = 'submitter' in event.nativeEvent ? event.nativeEvent.submitter : null;
    if (submitter instanceof HTMLElement && submitter.hasAttribute('formaction')) return;
    event.preventDefault();
    round.current++;
    setRest(null);
    const sent = new FormData(event.currentTarget);
    setSlow(props.methods.some((one) => one.isSlow && one.id === sent.get('methodId')));
    void payment.pay(sent);
  };
  const silent = phase.name === 'idle' && phase.problem === null;
  const shown =
    silent && posted && !posted.ok
      ? ({ name: 'idle', problem: posted.code, field: posted.field ?? null } as const)
      : phase;
  const settled = phase.name === 'checking' || phase.name === 'leaving';
  return (
    <FormContext value={{ state, pending, messages: words.problems }}>
      <form ref={form} action={post} onSubmit={submit} noValidate data-pay={phase.name} className="space-y-8">
        <input type="hidden" name="seed" value={payment.seed} />
        {Object.entries(fixed).map(
          ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
        )}
        {props.email !== null && <EmailField known={props.email} words={words} signInHref={props.signInHref} />}
        {asksAddress && (
          <section aria-label={words.deliverTo} className="space-y-4">
            <h2 className="text-base">{words.deliverTo}</h2>
            {words.deliverHint && <p className="text-muted text-sm">{words.deliverHint}</p>}
            <AddressChoice
              stored={props.addresses}
              legend={words.deliverTo}
              other={words.otherAddress}
              fields={{ words: props.addressWords, countries: props.countries, defaults: props.address, full: false }}
            />
          </section>
        )}
        <section aria-label={words.payWith} className="space-y-4">
          <h2 className="text-base">{words.payWith}</h2>
          {props.problem && (
            <Notice tone="danger">{wordOf(words.problems, props.problem) ?? words.problems.unexpected}</Notice>
          )}
          {props.ways}
          {props.door ? (
            <div className="space-y-1 text-sm">
              <input type="hidden" name="methodId" value={atDoor} />
              <p className="font-medium">{props.door.have}</p>
              <p className="text-muted">{props.door.how}</p>
            </div>
          ) : (
            <MethodChoice
              stored={props.methods}
              byPayPal={props.payPal ? words.byPayPal : null}
              legend={words.payWith}
              other={words.otherCard}
              site={site}
              next={props.next}
              onBusy={setStoringCard}
              onRefused={lookAtRest}
            />
          )}
        </section>
        <div className="space-y-3">
          {props.startNow && <Checkbox name="startNow" value="1" {...props.startNow} />}
          {props.several && <Checkbox name="leaveOut" value="1" label={words.leaveOut} hint={words.leaveOutHint} />}
          {props.blocked && <Notice>{props.blocked}</Notice>}
          <PayButton
            state={phase.name === 'paid' ? 'paid' : settled || pending ? 'filling' : 'idle'}
            label={<PayLabel {...props.label} />}
            paidLabel={isSlow || props.door ? words.ordered : words.paid}
            paidRef={answer}
            disabled={props.blocked !== null}
          />
          <PayOutcome phase={shown} words={words} steps={steps} onAgain={payment.again} />
          <p className="flex items-start justify-center gap-2 text-muted text-sm">
            <LockIcon size={14} className="mt-1 shrink-0" />
            {words.promise}
          </p>
        </div>
      </form>
    </FormContext>
  );
}

type EmailFieldProps = { known: string; words: SheetWords; signInHref: string | null };

function EmailField({ known, words, signInHref }: EmailFieldProps) {
  return (
    <div className="space-y-2">
      <Field
        name="email"
        type="email"
        label={words.email}
        defaultValue={known}
        hint={words.emailHint}
        autoComplete="email"
        inputMode="email"
        maxLength={254}
      />
      {signInHref && (
        <a href={signInHref} className="inline-flex min-h-11 items-center text-sm underline underline-offset-4">
          {words.signIn}
        </a>
      )}
    </div>
  );
}
