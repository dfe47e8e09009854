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
