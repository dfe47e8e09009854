'use client';

/** The part of Stripe.js this page uses; the script has no types of its own here. */
export type StripeBrowser = {
  elements(options: object): {
    create(kind: 'card', options: object): StripeCardElement;
  };
  confirmCardSetup(
    clientSecret: string,
    data: { payment_method: { card: StripeCardElement } },
  ): Promise<{
    error?: { message?: string };
    setupIntent?: { id: string; payment_method: string | { id: string } | null };
  }>;
  /** Opens a window of the provider's, in which the owner of an account signs in at her bank. */
  collectBankAccountForSetup(asked: {
    clientSecret: string;
    params: { payment_method_type: 'us_bank_account'; payment_method_data: { billing_details: { name: string } } };
  }): Promise<BankSetup>;
  /** Records what the owner allows, and stores the account. */
  confirmUsBankAccountSetup(clientSecret: string): Promise<BankSetup>;
};

type BankSetup = {
  error?: { message?: string };
  setupIntent?: { id: string; status: string; payment_method: string | { id: string } | null };
};

/** As much of Stripe’s card element as is used; its script brings no types. */
export type StripeCardElement = {
  mount(place: HTMLElement): void;
  destroy(): void;
  on(event: 'ready' | 'loaderror', hear: () => void): void;
  on(event: 'change', hear: (state: { error?: { message: string } }) => void): void;
};

declare global {
  interface Window {
    Stripe?: (publishableKey: string, options: { locale: string }) => StripeBrowser;
  }
}

const address = 'https://js.stripe.com/v3/';
let loading: Promise<void> | undefined;

/** Loads Stripe.js once, from Stripe (its rules forbid a copy of our own). Rejects when it cannot be had; a later call tries again. */
export async function loadStripe(
  publishableKey: string,
  locale: string,
  nonce: string | undefined,
): Promise<StripeBrowser> {
  loading ??= addScript(nonce).catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  await loading;
  if (window.Stripe === undefined) throw new Error('Stripe.js did not start');
  return window.Stripe(publishableKey, { locale });
}

function addScript(nonce: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = address;
    script.async = true;
    if (nonce !== undefined) script.nonce = nonce;
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () => {
      script.remove();
      reject(new Error('Stripe.js could not be loaded'));
    });
    document.head.append(script);
  });
}
