/** One line of a conversation: who wrote it, how many hours ago, and what came with it. */
export type WorldLine = {
  readonly by: string;
  readonly hoursAgo: number;
  readonly words: string;
  /** A product of the page that is spoken of (its slug). */
  readonly product?: string;
};

/** A conversation with a page, or of two friends, and the lines its sides have not read yet. */
export type WorldTalk = {
  readonly person: string;
  readonly page?: string;
  readonly friend?: string;
  readonly lines: readonly WorldLine[];
  readonly unread: number;
};

/** What people write to each other in the demo. */
export const talks: readonly WorldTalk[] = [
  {
    person: 'lina',
    page: 'cedar-and-co',
    unread: 0,
    lines: [
      {
        by: 'lina',
        hoursAgo: 50.2,
        words: 'Hello! Are the 65 cm with or without the felt pads? My drawing table is 95 cm high.',
        product: 'beck-workshop-stool',
      },
      {
        by: 'omar',
        hoursAgo: 49.6,
        words: 'Good morning Lina. With them. At 95 cm you would sit just right.',
      },
      { by: 'omar', hoursAgo: 49.5, words: 'The oiled one is the same height, and takes spilled ink better.' },
      { by: 'lina', hoursAgo: 48.9, words: 'Perfect, thank you. I will measure once more tonight.' },
    ],
  },
  {
    person: 'lina',
    friend: 'grace-kim',
    unread: 0,
    lines: [
      { by: 'grace-kim', hoursAgo: 27.4, words: 'Are you still looking for a reading chair?' },
      { by: 'lina', hoursAgo: 27.1, words: 'Always. Why?' },
      {
        by: 'grace-kim',
        hoursAgo: 27,
        words: 'Sat in this one yesterday and did not want to get up.',
        product: 'alma-wool-armchair',
      },
      { by: 'lina', hoursAgo: 26.2, words: 'Oh no. That is exactly the colour of my curtains.' },
    ],
  },
];
