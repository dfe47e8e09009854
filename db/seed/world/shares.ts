/** What some chose to show of what they bought. Everybody else shows nothing, as everybody does who never chose. */
export const shares: readonly {
  readonly by: string;
  readonly page: string;
  readonly slug: string;
  readonly audience: 'friends' | 'public';
  readonly inside: readonly ('photo' | 'month')[];
  readonly note: string;
  readonly daysAgo: number;
}[] = [
  {
    ...{ by: 'grace-kim', page: 'cedar-and-co', slug: 'oak-coffee-table', audience: 'friends', daysAgo: 6 },
    ...{ inside: ['photo', 'month'], note: 'Six of us around it last Sunday, and it did not wobble once.' },
  },
  {
    ...{ by: 'hana', page: 'kamera-kura', slug: 'black-slr-50mm', audience: 'public', daysAgo: 13 },
    ...{ inside: ['photo'], note: 'First roll is back from the lab. The meter was right after all these years.' },
  },
];
