/**
 * All that may differ by a purchase, to somebody it is no business of: what is left of the very thing that was bought, once it is few or nothing.
 * In the comparison itself nothing is bought down to few, so there the list is empty. An entry that is never needed is a fault.
 */

/** @typedef {import('./ask-both.mjs').Found} Found */

/** @type {{ reason: string, allows: (found: Found, names: string[]) => boolean }[]} */
export const mayDiffer = [
  {
    reason: 'where the thing itself is shown or named, it says that it is sold out',
    allows: ({ answers }, names) => answers.some(({ body }) => names.some((name) => body.includes(name))),
  },
];
