import type { ClothShot } from '../shots/cloth-shot';
import { dusk, plaid, plain, stripes } from '../things/designs';

const flip = stripes([40, 3, 3, 3, 3, 3, 60]);

/** Scarves, throws and towels. */
export const clothShots: Readonly<Record<string, ClothShot>> = {
  'textile-01': {
    pose: 'stack',
    on: 'oak',
    wall: '#d8cfc0',
    fringe: '#e0d5c0',
    key: 0.4,
    pieces: [{ kind: 'twill', thread: 0.16, layers: 5, thick: 1.75, palette: ['#e3d8c4'], design: plain, width: 38 }],
  },
  'textile-02': {
    pose: 'stack',
    on: 'stone',
    wall: '#c9c2b4',
    light: 'right',
    pieces: [
      {
        kind: 'flat',
        thread: 0.26,
        layers: 6,
        thick: 1.5,
        palette: ['#1d1a19', '#2b2624'],
        design: stripes([16, 2.5]),
        width: 38,
      },
    ],
  },
  'textile-03': {
    pose: 'rod',
    on: 'paper',
    wall: '#e2dace',
    fringe: '#d9b9a0',
    light: 'left',
    pieces: [
      {
        kind: 'plain',
        thread: 0.14,
        layers: 1,
        thick: 1,
        palette: ['#d8b59f', '#cf9f88', '#d3b08c', '#c9a877'],
        design: dusk(4),
        width: 74,
      },
    ],
  },
  'textile-04': {
    pose: 'stack',
    on: 'walnut',
    wall: '#dcd9d2',
    fringe: '#c08a2c',
    pieces: [{ kind: 'plain', thread: 0.12, layers: 7, thick: 1.05, palette: ['#c08a2a'], design: plain, width: 33 }],
  },
  'textile-05': {
    pose: 'stack',
    on: 'pale',
    wall: '#cfc8bd',
    light: 'right',
    fringe: '#a7a29a',
    pieces: [
      {
        kind: 'herringbone',
        thread: 0.15,
        layers: 7,
        thick: 1.4,
        palette: ['#8f8b85', '#c9c3b8'],
        design: (x) => (Math.floor(x / 0.3) % 2 === 0 ? 0 : 1),
        width: 37,
      },
    ],
  },
  'textile-06': {
    pose: 'bench',
    on: 'stone',
    wall: '#d9d2c5',
    light: 'right',
    turn: 14,
    fringe: '#c58a86',
    pieces: [{ kind: 'plain', thread: 0.13, layers: 1, thick: 1, palette: ['#c78d88'], design: plain, width: 64 }],
  },
  'textile-07': {
    pose: 'stack',
    on: 'oak',
    wall: '#c9c2b4',
    fringe: '#dcd2bb',
    light: 'leaves',
    pieces: [
      {
        kind: 'twill',
        thread: 0.17,
        layers: 5,
        thick: 1.7,
        palette: ['#27452f', '#e2d8c2', '#8c2a24'],
        design: plaid(0.17),
        width: 38,
      },
    ],
  },
  'textile-08': {
    pose: 'stack',
    on: 'stone',
    wall: '#d8cfc0',
    key: 0.42,
    pieces: [
      { kind: 'waffle', thread: 0.13, layers: 4, thick: 1.8, palette: ['#93a088'], design: plain, width: 36 },
      { kind: 'waffle', thread: 0.13, layers: 4, thick: 1.7, palette: ['#cdb593'], design: plain, width: 35 },
      { kind: 'waffle', thread: 0.13, layers: 4, thick: 1.6, palette: ['#e8e3d9'], design: plain, width: 33 },
    ],
  },
  'textile-09': {
    pose: 'rod',
    on: 'paper',
    wall: '#d5c9b8',
    light: 'left',
    fringe: '#26406e',
    pieces: [
      {
        kind: 'plain',
        thread: 0.15,
        layers: 1,
        thick: 1,
        palette: ['#25406f', '#e4dfd2', '#25406f', '#e4dfd2', '#25406f', '#e4dfd2', '#25406f'],
        design: (x, y) => flip(x, y + 28, 0, 0),
        width: 84,
      },
    ],
  },
  'textile-10': {
    pose: 'stack',
    on: 'walnut',
    wall: '#dcd9d2',
    light: 'bars',
    pieces: [{ kind: 'basket', thread: 0.15, layers: 6, thick: 1.0, palette: ['#bda781'], design: plain, width: 36 }],
  },
  'textile-11': {
    pose: 'bench',
    on: 'pale',
    wall: '#d8cfc0',
    light: 'left',
    fringe: '#a04d27',
    pieces: [{ kind: 'twill', thread: 0.2, layers: 1, thick: 1, palette: ['#a34f28'], design: plain, width: 88 }],
  },
};
