/** What the check says, in the reader's language. */
export type CheckWords = Record<
  | 'choose'
  | 'paste'
  | 'hint'
  | 'check'
  | 'good'
  | 'bad'
  | 'none'
  | 'number'
  | 'seller'
  | 'buyer'
  | 'placed'
  | 'signed'
  | 'total'
  | 'givenBack'
  | 'returnBy'
  | 'delivery'
  | 'tax'
  | 'discount'
  | 'certificate'
  | 'certificateNumber'
  | 'closedAt'
  | 'doneAt'
  | 'transfer'
  | 'sentTo'
  | 'sentAt'
  | 'sent'
  | 'fee'
  | 'paid'
  | 'rate'
  | 'arrives'
  | 'standing'
  | 'deliveredAt',
  string
> & {
  /** What was deleted, by its kind. */
  kinds: Readonly<Record<string, string>>;
  /** Whose word it is to whom a transfer was sent, and what its bank said of that name. */
  whom: Readonly<Record<string, string>>;
  names: Readonly<Record<string, string>>;
  /** How a transfer stands, by its state. */
  states: Readonly<Record<string, string>>;
};
