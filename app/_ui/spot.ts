/**
 * The classes that put the middle of something on a spot of the picture around it, in whole percent from its left and its top, whatever the
 * direction of writing: pictures are not mirrored. `globals.css` names all of them.
 */
export function spot({ x, y }: { x: number; y: number }): string {
  return `absolute -translate-x-1/2 -translate-y-1/2 left-[${x}%] top-[${y}%]`;
}
