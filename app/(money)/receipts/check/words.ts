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
  | 'doneAt',
  string
> & {
  /** What was deleted, by its kind. */
  kinds: Readonly<Record<string, string>>;
};
