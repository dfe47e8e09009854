/** What demo people say openly to each other: what they recommend, the lists they show, what they like and what they say of it. */

/** Who recommends what, to whom, and why. */
export const recommendations: readonly (readonly [
  who: string,
  page: string,
  slug: string,
  audience: 'friends' | 'public',
  daysAgo: number,
  note: string,
])[] = [
  [
    'haruka',
    'kumo-kiln',
    'moon-jar',
    'public',
    2,
    'It stands in my window and is a different white every hour. Nothing beside it, that is all it asks.',
  ],
  [
    'grace-kim',
    'atlas-and-thread',
    'two-hills-rug',
    'public',
    4,
    'Two dogs, one toddler, three years. It sheds for a month and then never again.',
  ],
  [
    'maya-torres',
    'atlas-and-thread',
    'terracotta-arches-rug',
    'public',
    6,
    'The photos are honest: the red is brick, not tomato.',
  ],
  [
    'salma',
    'beit-alfakhar',
    'turquoise-serving-bowl',
    'public',
    3,
    'للضيوف أولًا: تتسع لأربعة، ولونها في ضوء النهار أجمل من الصورة.',
  ],
];

/** Whose list, what it is, who sees it, and what is in it with a word beside. */
export const lists: readonly {
  readonly who: string;
  readonly name: string;
  readonly kind: 'wish' | 'collection';
  readonly audience: 'me' | 'public';
  readonly daysAgo: number;
  readonly note: string;
  readonly items: readonly (readonly [page: string, slug: string, note: string])[];
}[] = [
  {
    who: 'grace-kim',
    name: 'A quiet table',
    kind: 'collection',
    audience: 'public',
    daysAgo: 5,
    note: 'For Sundays with the phone in a drawer.',
    items: [
      ['kumo-kiln', 'noodle-bowl-iron-red', 'Two, for the two of us'],
      ['atlas-and-thread', 'table-runner-natural', ''],
      ['kumo-kiln', 'three-morning-cups', 'They stack'],
      ['beit-alfakhar', 'white-pitcher', ''],
      ['atlas-and-thread', 'bread-basket', ''],
    ],
  },
  {
    who: 'lina',
    name: 'Reading corner',
    kind: 'wish',
    audience: 'me',
    daysAgo: 9,
    note: '',
    items: [
      ['cedar-and-co', 'alma-wool-armchair', 'When the bonus comes'],
      ['atlas-and-thread', 'alpaca-throw-rust', ''],
      ['atelier-lumen', 'paper-lantern-globe', 'Over the chair'],
    ],
  },
];

/** What somebody saved with a tap, last first. */
export const saved: Readonly<Record<string, readonly (readonly [page: string, slug: string])[]>> = {
  lina: [
    ['kumo-kiln', 'yunomi-tenmoku'],
    ['kumo-kiln', 'cup-celadon'],
    ['beit-alfakhar', 'turquoise-vase'],
  ],
};

/** Who likes the newest update of a page. */
export const likedUpdates: Readonly<Record<string, readonly string[]>> = {
  'cedar-and-co': ['grace-kim', 'maya-torres', 'tariq'],
  'kumo-kiln': ['haruka', 'grace-kim', 'rania', 'salma', 'kenji'],
  'beit-alfakhar': ['salma', 'fahad', 'yousef'],
  'maison-fougere': ['emma', 'mathieu'],
};

/** What was said of the newest update of a page. */
export const comments: readonly {
  readonly page: string;
  readonly who: string;
  readonly hoursAgo: number;
  readonly words: string;
}[] = [
  {
    page: 'kumo-kiln',
    who: 'grace-kim',
    hoursAgo: 20,
    words: 'Is there a day when one may come and watch the kiln being opened?',
  },
  { page: 'cedar-and-co', who: 'tariq', hoursAgo: 30, words: 'Do you send samples of the wool?' },
  { page: 'beit-alfakhar', who: 'yousef', hoursAgo: 12, words: 'ما شاء الله، متى الدفعة القادمة؟' },
];
