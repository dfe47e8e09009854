/** Who works in the studio: signed in, and no faster than a hand could. Whether the page is hers is for the verb to say. */
export const owner = { who: 'person', limit: 'owner-change' } as const;
