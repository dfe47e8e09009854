import type { Area } from './ranges';

/** A place in the grid, from 0. */
export type Spot = { readonly row: number; readonly column: number };
type Pressed = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;
type Standing = {
  spot: Spot;
  typing: string | null;
  area: Area;
  /** Escape was pressed: the next Tab leaves the grid. */
  isLeaving: boolean;
  rows: number;
  columns: number;
  rightToLeft: boolean;
};
/** What a key does; null when it is none of the grid's. */
export type KeyAnswer =
  | { kind: 'go'; spot: Spot; extend: boolean }
  | { kind: 'type'; text: string }
  | { kind: 'step'; way: 'back' | 'forth' }
  | { kind: 'stop' | 'leave' | 'clear' | 'fill' | 'save' | 'all' }
  | null;

const far = 20;

/** What a key does in a grid, as in a spreadsheet. While somebody types into a cell, its field answers Enter and Tab itself. */
export function keyAnswer(pressed: Pressed, standing: Standing): KeyAnswer {
  const { key, shiftKey, altKey } = pressed;
  const { spot, typing, isLeaving } = standing;
  if (typing !== null) return key === 'Escape' ? { kind: 'stop' } : null;
  if (altKey) return null;
  if (pressed.ctrlKey || pressed.metaKey) return withControl(key.toLowerCase(), shiftKey, standing);
  if (key === 'Escape') return { kind: 'leave' };
  if (key === 'Tab') return isLeaving ? { kind: 'leave' } : tab(shiftKey, standing);
  if (key === 'Enter' || key === 'F2') return { kind: 'type', text: '' };
  if (key === 'Delete' || key === 'Backspace') return { kind: 'clear' };
  const move = moves(standing)[key];
  if (move) return { kind: 'go', spot: { row: spot.row + move[0], column: spot.column + move[1] }, extend: shiftKey };
  return [...key].length === 1 ? { kind: 'type', text: key } : null;
}

function withControl(key: string, isShifted: boolean, { spot, rows, columns }: Standing): KeyAnswer {
  if (key === 'z') return { kind: 'step', way: isShifted ? 'forth' : 'back' };
  if (key === 'y') return { kind: 'step', way: 'forth' };
  if (key === 'd') return { kind: 'fill' };
  if (key === 's') return { kind: 'save' };
  if (key === 'a') return { kind: 'all' };
  if (key === 'home') return { kind: 'go', spot: { row: 0, column: 0 }, extend: isShifted };
  if (key === 'end') return { kind: 'go', spot: { row: rows - 1, column: columns - 1 }, extend: isShifted };
  if (key === 'arrowdown') return { kind: 'go', spot: { ...spot, row: rows - 1 }, extend: isShifted };
  return key === 'arrowup' ? { kind: 'go', spot: { ...spot, row: 0 }, extend: isShifted } : null;
}

/** To the next cell, at the end of a row to the next one; out of the grid behind its last and before its first cell. */
function tab(isBack: boolean, { spot, rows, columns }: Standing): KeyAnswer {
  const place = spot.row * columns + spot.column + (isBack ? -1 : 1);
  if (place < 0 || place >= rows * columns) return { kind: 'leave' };
  return { kind: 'go', spot: { row: Math.floor(place / columns), column: place % columns }, extend: false };
}

const moves = ({ rightToLeft, columns, spot }: Standing): Readonly<Record<string, readonly [number, number]>> => ({
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, rightToLeft ? 1 : -1],
  ArrowRight: [0, rightToLeft ? -1 : 1],
  PageUp: [-far, 0],
  PageDown: [far, 0],
  Home: [0, -spot.column],
  End: [0, columns - 1 - spot.column],
});
