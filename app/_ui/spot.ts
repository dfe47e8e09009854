const across = 'left-[calc((var(--x10)*10+var(--x1))*1%)]';
const down = 'top-[calc((var(--y10)*10+var(--y1))*1%)]';

/**
 * The classes that put the middle of something on a spot of the picture around it, in whole percent from its left and its top, whatever the
 * direction of writing: pictures are not mirrored. A spot is said by its tens and its ones, for which `globals.css` names 42 classes: a class for
 * every percent would be five times as many bytes on every page.
 */
export function spot({ x, y }: { x: number; y: number }): string {
  const at = `[--x10:${tens(x)}] [--x1:${x % 10}] [--y10:${tens(y)}] [--y1:${y % 10}]`;
  return `absolute -translate-x-1/2 -translate-y-1/2 ${across} ${down} ${at}`;
}

const tens = (percent: number) => Math.floor(percent / 10);
