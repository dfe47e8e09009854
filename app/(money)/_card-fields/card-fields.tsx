'use client';

import { useEffect, useEffectEvent, useRef } from 'react';
import { LiveBank } from './live-bank';
import { LiveFields, type LiveFieldsProps } from './live-fields';
import { SandboxFields } from './sandbox-fields';
import { useSubmitGate } from './submit-gate';
import type { CardFieldsLabels, FieldsKind, SavedCard, SurfaceHandle } from './surface';

type CardFieldsProps = {
  /** What is typed; a card when not said. */
  kind?: FieldsKind;
  /** Of the open card setup; the setup's id is what the form sends. */
  clientSecret: string;
  locale: 'en' | 'ar';
  labels: CardFieldsLabels;
  /** Name of the hidden input that carries the setup's id once the card is stored. */
  name?: string;
  /** What the fields stand on: a sheet or card (`surface`, the default) or the bare page (`paper`). */
  on?: 'surface' | 'paper';
  onDone?: (card: SavedCard) => void;
  /** The card is being stored, or no longer: so that the button of the form can say so. */
  onBusy?: (busy: boolean) => void;
  /** The card was refused and the form held back: the time to say what else is missing in it. */
  onRefused?: (form: HTMLFormElement) => void;
  /** Where a browser without JavaScript types the card instead; the sandbox's whole page. */
  wholePageHref?: string;
} & ({ mode: 'sandbox'; fieldsOrigin: string } | { mode: 'live'; publishableKey: string; nonce?: string });

function LiveKind(props: LiveFieldsProps) {
  return props.kind === 'bank' ? <LiveBank {...props} /> : <LiveFields {...props} />;
}

/**
 * The payment provider's card or account fields inside a form of ours. They live on the provider's origin, in a frame: this page
 * never sees a digit, only the token of the stored card. Sending the form stores the card first.
 */
export function CardFields(props: CardFieldsProps) {
  const {
    kind = 'card',
    clientSecret,
    locale,
    labels,
    name = 'setup',
    on = 'surface',
    onDone,
    onBusy,
    onRefused,
    wholePageHref,
  } = props;
  const input = useRef<HTMLInputElement>(null);
  const surface = useRef<SurfaceHandle>(null);
  const { busy, send } = useSubmitGate(input, surface, {
    saved: (card) => onDone?.(card),
    refused: (form) => onRefused?.(form),
  });
  const tellBusy = useEffectEvent((now: boolean) => onBusy?.(now));
  useEffect(() => tellBusy(busy), [busy]);
  const shared = { ref: surface, kind, clientSecret, locale, labels, on, onEnter: send };
  return (
    <div aria-busy={busy || undefined} data-card-fields={busy ? 'busy' : 'idle'}>
      <input ref={input} type="hidden" name={name} />
      {props.mode === 'sandbox' ? (
        <SandboxFields {...shared} origin={props.fieldsOrigin} />
      ) : (
        <LiveKind {...shared} publishableKey={props.publishableKey} nonce={props.nonce} />
      )}
      {wholePageHref && (
        <noscript>
          <a href={wholePageHref} className="underline">
            {labels.wholePage}
          </a>
        </noscript>
      )}
    </div>
  );
}
