import type { TileShot } from '../shots/tiles';
import { grid, herringbone, hexagons, scales, scattered, starsAndCrosses } from '../things/tilings';

const square = grid(10, 10, 0.13);
const chequer = (column: number, row: number): number => Math.abs(column + row) % 2;

/** The tiles from Fez. */
export const tileShots: Readonly<Record<string, TileShot>> = {
  'tile-01': {
    tiling: square,
    across: 62,
    side: 24,
    above: 5,
    recipe: { colours: [['#0f4a37', '#14593f', '#0b3a30', '#1f6b47']] },
  },
  'tile-02': {
    tiling: square,
    across: 66,
    key: 0.52,
    side: -20,
    above: 4,
    recipe: { colours: [['#e6dfcf', '#ddd3bf', '#ece7dc', '#d8ccb5']], grout: '#c9bfae', pooling: 0.35 },
  },
  'tile-03': {
    tiling: square,
    across: 58,
    side: 28,
    above: -3,
    recipe: { colours: [['#155a7c', '#0f4565', '#1b6c82', '#0e3a58', '#2a7f8c']] },
  },
  'tile-04': {
    tiling: square,
    across: 60,
    key: 0.38,
    side: -26,
    above: 6,
    recipe: { colours: [['#d69a1d', '#c98a12', '#dfae3e', '#b9770f']], grout: '#a8977a' },
  },
  'tile-05': {
    tiling: square,
    across: 64,
    key: 0.38,
    side: 18,
    above: 8,
    recipe: { colours: [['#c98f7d', '#bd7f70', '#d5a392', '#b87563']], grout: '#b9a08d', pooling: 0.45 },
  },
  'tile-06': {
    tiling: square,
    across: 55,
    key: 0.2,
    side: -30,
    above: 3,
    recipe: { colours: [['#15181d', '#1b1f26', '#0f1114', '#20262c']], grout: '#4d4a46', gloss: 0.06 },
  },
  'tile-07': {
    tiling: herringbone(5, 0.2),
    across: 72,
    key: 0.4,
    side: 16,
    above: 14,
    recipe: {
      colours: [['#b56f4a', '#a86240', '#c17f58', '#9c5a3c']],
      gloss: 0,
      grout: '#a08c76',
      tilt: 0.7,
      chips: 0.9,
    },
  },
  'tile-08': {
    tiling: grid(5, 15, 0.13),
    across: 58,
    side: 25,
    above: 4,
    recipe: { colours: [['#5d9a86', '#4b8b7c', '#74ab93', '#3f7f77']], grout: '#a39b8a', pooling: 0.9 },
  },
  'tile-09': {
    tiling: grid(15, 5, 0.13, 0.5),
    across: 66,
    key: 0.55,
    side: -22,
    above: 5,
    recipe: { colours: [['#e2dfd6', '#d9d5ca', '#e9e6df']], grout: '#bdb6a8', pooling: 0.3 },
  },
  'tile-10': {
    tiling: starsAndCrosses(15, 0.17),
    across: 68,
    key: 0.42,
    side: 17,
    above: 6,
    recipe: {
      colours: [
        ['#e7e1d4', '#ded6c5'],
        ['#173c93', '#12307c', '#2450a8'],
      ],
      grout: '#a39a8b',
      pooling: 0.5,
    },
  },
  'tile-11': {
    tiling: starsAndCrosses(15, 0.17),
    across: 66,
    side: -15,
    above: 10,
    recipe: {
      colours: [
        ['#8fa08a', '#83957e', '#9aab95'],
        ['#b0623c', '#a35836', '#bd7048'],
      ],
      grout: '#a3937f',
      roughness: 0.2,
      pooling: 0.5,
    },
  },
  'tile-12': {
    tiling: hexagons(5.6, 0.15),
    across: 62,
    side: 22,
    above: 5,
    recipe: { colours: [['#2d7f86', '#1f6a76', '#4b9a98', '#18586a', '#6fb0a8']], pooling: 0.7 },
  },
  'tile-13': {
    tiling: hexagons(5.6, 0.15, scattered(3, 0.72)),
    across: 64,
    key: 0.42,
    side: -18,
    above: 9,
    recipe: {
      colours: [
        ['#ddd1b8', '#d5c6a8', '#e4dac5'],
        ['#6a452c', '#7a5236'],
        ['#b57f3a', '#a97432'],
      ],
      grout: '#a89a84',
      pooling: 0.5,
    },
  },
  'tile-14': {
    tiling: grid(10, 10, 0.13, 0, chequer),
    across: 66,
    key: 0.36,
    side: 20,
    above: 7,
    recipe: {
      colours: [
        ['#e4ded1', '#dad2c2'],
        ['#191b1f', '#22252a'],
      ],
      grout: '#807a70',
      pooling: 0.5,
    },
  },
  'tile-15': {
    tiling: grid(10, 10, 0.13, 0, chequer),
    across: 68,
    key: 0.36,
    side: -24,
    above: 6,
    recipe: {
      colours: [
        ['#e6dfcf', '#dcd2bd'],
        ['#155240', '#1b6048', '#0f4536'],
      ],
      grout: '#958c7c',
      pooling: 0.6,
    },
  },
  'tile-16': {
    tiling: scales(11, 0.16),
    across: 60,
    side: 19,
    above: 4,
    recipe: { colours: [['#1f9a9c', '#178a91', '#39aca6', '#12757f']], grout: '#a7a091', pooling: 0.7 },
  },
  'tile-17': {
    tiling: starsAndCrosses(6.5, 0.1),
    across: 26,
    key: 0.4,
    side: -12,
    above: 12,
    recipe: {
      colours: [
        ['#e5dccb', '#d19a28', '#e5dccb'],
        ['#1b3f8f', '#17604a', '#1b3f8f'],
      ],
      grout: '#b5a993',
      tilt: 0.8,
    },
  },
  'tile-18': {
    tiling: grid(5, 5, 0.12),
    across: 48,
    side: 23,
    above: 5,
    recipe: { colours: [['#132a55', '#1d4580', '#2f68a3', '#5c93bd', '#93b8cf', '#17385f', '#2a7f9c']], pooling: 0.5 },
  },
};
