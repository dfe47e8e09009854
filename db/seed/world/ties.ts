/** Who is whose friend. */
export const friendships: readonly (readonly [string, string])[] = [
  ['lina', 'grace-kim'],
  ['lina', 'maya-torres'],
  ['lina', 'omar'],
  ['grace-kim', 'marcus'],
  ['salma', 'rania'],
  ['emma', 'claire'],
  ['hana', 'haruka'],
];

/** Who asked to be whose friend and waits: asker, then asked. */
export const friendRequests: readonly (readonly [string, string])[] = [
  ['hana', 'lina'],
  ['tariq', 'omar'],
  ['fahad', 'salma'],
];

/** Circles, which only their owners know. */
export const circles: readonly {
  readonly owner: string;
  readonly name: string;
  readonly members: readonly string[];
}[] = [
  { owner: 'lina', name: 'Drawing night', members: ['grace-kim', 'maya-torres'] },
  { owner: 'salma', name: 'أهل الورشة', members: ['rania'] },
];

/** What some chose to show of themselves; the others show none of their lists. */
export const shownLists: Readonly<Record<string, readonly ('pages' | 'people' | 'followers' | 'friends')[]>> = {
  lina: ['pages', 'people', 'friends'],
  'grace-kim': ['pages', 'people', 'followers', 'friends'],
  'maya-torres': ['pages', 'friends'],
  salma: ['pages', 'people'],
  haruka: ['pages'],
  emma: ['pages', 'people'],
};

/** Whose picture of herself is a thing: the cover of a page's product, by its place in the shop. */
export const likenesses: Readonly<Record<string, readonly [page: string, place: number]>> = {
  lina: ['kumo-kiln', 0],
  'grace-kim': ['cedar-and-co', 2],
  'maya-torres': ['atlas-and-thread', 1],
  omar: ['cedar-and-co', 0],
  salma: ['beit-alfakhar', 1],
  haruka: ['kumo-kiln', 3],
  emma: ['maison-fougere', 0],
  hana: ['kamera-kura', 0],
};
