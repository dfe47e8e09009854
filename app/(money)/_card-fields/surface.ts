import type { Ref } from 'react';

/** What is typed into the fields. */
export type FieldsKind = 'card' | 'bank';

/** Sentences around the fields, translated. */
export type CardFieldsLabels = {
  /** Names the frame for a screen reader. */
  title: string;
  loading: string;
  failed: string;
  offline: string;
  retry: string;
  /** Shown when the bank's check ended without a yes; the fields are empty again. */
  authenticationFailed: string;
  /** The link for a browser without JavaScript. */
  wholePage: string;
  /** Of a bank account in live mode: whose it is, and how its owner proves that. */
  holder: string;
  how: string;
};

/** A card or bank account that was just stored: the provider's tokens, nothing else. */
export type SavedCard = { setupIntent: string; paymentMethod: string };

/** What the form around can ask of either kind of fields. */
export type SurfaceHandle = {
  /** Stores what was typed. Null when something is wrong: the fields say what, beside the field. */
  confirm(): Promise<SavedCard | null>;
};

/** What a place for card fields is given, whoever provides the fields; `on` is the surface behind them. */
export type SurfaceProps = {
  ref: Ref<SurfaceHandle>;
  kind: FieldsKind;
  clientSecret: string;
  locale: 'en' | 'ar';
  labels: CardFieldsLabels;
  /** What the fields stand on, so that the frame has the same colour. */
  on: 'surface' | 'paper';
  /** Enter was pressed in a field. */
  onEnter: () => void;
};
