import type { PrintShot } from '../shots/prints';
import { archways, blueHills, cutLeaves, dunes, fern, gridStudy, lineVessel, nightSea, threeSuns } from '../things/art';

/** Prints of the workshop in Lyon, framed. */
export const printShots: Readonly<Record<string, PrintShot>> = {
  'print-01': { art: threeSuns, paper: '#eee7d9', frame: 'oak', mount: 0, wall: '#ddd5c8', light: 'bars' },
  'print-02': { art: blueHills, paper: '#ece8de', frame: 'oak', mount: 4, wall: '#cfc8bd', light: 'left' },
  'print-03': { art: fern, paper: '#e9e4d6', frame: 'black', mount: 4.5, wall: '#d8cfc0', light: 'leaves' },
  'print-04': {
    art: cutLeaves,
    paper: '#efe8da',
    frame: 'oak',
    mount: 0,
    wall: '#c9c2b4',
    light: 'right',
    leans: true,
  },
  'print-05': { art: lineVessel, paper: '#eae0cc', frame: 'walnut', mount: 0, wall: '#e2dacc', light: 'bars' },
  'print-06': { art: archways, paper: '#efe6d8', frame: 'oak', mount: 0, wall: '#d5c2ad', light: 'left', leans: true },
  'print-07': { art: nightSea, paper: '#e8e5de', frame: 'black', mount: 5, wall: '#b9b6a8', light: 'right' },
  'print-08': { art: gridStudy, paper: '#ede5d4', frame: 'white', mount: 0, wall: '#a9aba3', light: 'left' },
  'print-09': {
    art: dunes,
    paper: '#ece4d6',
    frame: 'walnut',
    mount: 4,
    wall: '#dcd2c4',
    light: 'leaves',
    leans: true,
  },
};
