import type { ProfilePoint } from './turned';

/** The two faces of a pot's wall. */
export type Form = { readonly outside: readonly ProfilePoint[]; readonly inside: readonly ProfilePoint[] };

/** Gives an outer profile a wall: a rounded lip and an inside that follows at the given thickness. */
export function walled(outer: readonly ProfilePoint[], thickness: number): Form {
  const [radius, top] = outer[outer.length - 1] as ProfilePoint;
  const outside: ProfilePoint[] = [...outer, [radius - thickness * 0.45, top + thickness * 0.42]];
  const foot = (outer.find(([r]) => r > 0) as ProfilePoint)[1];
  const inside: ProfilePoint[] = [[radius - thickness, top - thickness * 0.1]];
  for (let index = outer.length - 2; index > 1; index--) {
    const [r, y] = outer[index] as ProfilePoint;
    const floor = foot + thickness * 2.2;
    if (y > floor + 0.3) inside.push([Math.max(0.35, r - thickness * 1.1), y]);
  }
  const last = inside[inside.length - 1] as ProfilePoint;
  inside.push([last[0] * 0.55, Math.min(last[1], foot + thickness * 2.4)], [0, foot + thickness * 1.9]);
  return { outside, inside };
}

const scaledBy = (points: readonly ProfilePoint[], across: number, up: number): ProfilePoint[] =>
  points.map(([r, y]) => [r * across, y * up]);

type Shape = { readonly points: string; readonly wall: number };

/** Reads `radius,height` pairs. */
function pointsOf(text: string): ProfilePoint[] {
  return text.split(' ').map((pair) => {
    const [radius = 0, height = 0] = pair.split(',').map(Number);
    return [radius, height];
  });
}

/** Shapes in units of their own height (1) or width (1 for bowls and plates). */
const shapes = {
  round: {
    points: '0,0 0.16,0 0.18,0.012 0.28,0.12 0.375,0.36 0.35,0.58 0.23,0.78 0.14,0.88 0.125,0.93 0.155,1',
    wall: 0.02,
  },
  tall: {
    points: '0,0 0.13,0 0.145,0.01 0.16,0.2 0.2,0.5 0.225,0.7 0.18,0.83 0.09,0.91 0.085,0.95 0.12,1',
    wall: 0.015,
  },
  amphora: {
    points: '0,0 0.11,0 0.13,0.012 0.14,0.03 0.26,0.3 0.33,0.55 0.27,0.72 0.13,0.8 0.1,0.87 0.115,0.94 0.17,1',
    wall: 0.018,
  },
  jar: { points: '0,0 0.27,0 0.29,0.015 0.35,0.2 0.38,0.5 0.36,0.75 0.29,0.88 0.27,0.92 0.31,1', wall: 0.026 },
  bottle: {
    points: '0,0 0.21,0 0.23,0.012 0.27,0.16 0.275,0.4 0.21,0.58 0.09,0.7 0.065,0.8 0.06,0.9 0.085,1',
    wall: 0.018,
  },
  cylinder: { points: '0,0 0.165,0 0.18,0.012 0.185,0.1 0.18,0.4 0.178,0.7 0.182,0.93 0.188,1', wall: 0.017 },
  moon: {
    points: '0,0 0.2,0 0.215,0.012 0.3,0.08 0.46,0.28 0.525,0.5 0.46,0.73 0.31,0.91 0.245,0.955 0.235,0.97 0.25,1',
    wall: 0.02,
  },
  flask: {
    points: '0,0 0.2,0 0.22,0.015 0.33,0.15 0.36,0.33 0.28,0.52 0.12,0.65 0.07,0.76 0.06,0.9 0.075,1',
    wall: 0.018,
  },
  shouldered: {
    points: '0,0 0.17,0 0.185,0.012 0.23,0.25 0.3,0.55 0.325,0.7 0.25,0.82 0.12,0.87 0.095,0.91 0.1,0.96 0.135,1',
    wall: 0.02,
  },
  gourd: {
    points:
      '0,0 0.16,0 0.175,0.012 0.29,0.14 0.31,0.3 0.2,0.46 0.135,0.53 0.15,0.62 0.18,0.72 0.14,0.83 0.07,0.92 0.065,0.96 0.085,1',
    wall: 0.018,
  },
  olive: {
    points: '0,0 0.2,0 0.215,0.01 0.31,0.25 0.41,0.55 0.4,0.74 0.28,0.87 0.22,0.9 0.22,0.95 0.27,1',
    wall: 0.026,
  },
  bowl: { points: '0,0.02 0.15,0.02 0.165,0 0.185,0 0.19,0.045 0.32,0.12 0.43,0.24 0.485,0.36 0.5,0.44', wall: 0.022 },
  wide: { points: '0,0.015 0.14,0.015 0.155,0 0.17,0 0.175,0.035 0.34,0.09 0.455,0.18 0.5,0.29', wall: 0.018 },
  flared: { points: '0,0.02 0.11,0.02 0.125,0 0.14,0 0.14,0.06 0.21,0.12 0.3,0.23 0.39,0.32 0.5,0.37', wall: 0.016 },
  straight: {
    points: '0,0.015 0.28,0.015 0.3,0 0.32,0 0.36,0.03 0.45,0.1 0.485,0.22 0.492,0.38 0.5,0.44',
    wall: 0.024,
  },
  teabowl: {
    points: '0,0.02 0.17,0.02 0.185,0 0.21,0 0.215,0.04 0.38,0.07 0.45,0.17 0.465,0.35 0.475,0.55 0.465,0.63',
    wall: 0.036,
  },
  footed: {
    points: '0,0.02 0.19,0.02 0.21,0 0.23,0.01 0.16,0.08 0.11,0.17 0.13,0.23 0.3,0.28 0.44,0.37 0.5,0.5',
    wall: 0.02,
  },
  plate: {
    points: '0,0.008 0.2,0.008 0.215,0 0.235,0 0.24,0.012 0.34,0.03 0.37,0.048 0.44,0.068 0.5,0.085',
    wall: 0.016,
  },
  coupe: { points: '0,0.008 0.2,0.008 0.215,0 0.235,0 0.25,0.014 0.38,0.03 0.46,0.06 0.5,0.1', wall: 0.017 },
  rimmed: { points: '0,0.008 0.28,0.008 0.295,0 0.315,0 0.35,0.01 0.47,0.012 0.495,0.03 0.5,0.07', wall: 0.018 },
  cup: { points: '0,0.03 0.22,0.03 0.24,0 0.28,0 0.29,0.05 0.36,0.1 0.4,0.3 0.405,0.65 0.42,1', wall: 0.042 },
  beaker: { points: '0,0.02 0.29,0.02 0.31,0 0.34,0.01 0.37,0.08 0.385,0.4 0.4,0.8 0.405,1', wall: 0.04 },
  small: { points: '0,0.03 0.24,0.03 0.27,0 0.32,0 0.33,0.07 0.5,0.2 0.58,0.5 0.6,0.85 0.63,1', wall: 0.07 },
  coffee: { points: '0,0.03 0.22,0.03 0.24,0 0.28,0 0.28,0.06 0.4,0.14 0.5,0.4 0.53,0.7 0.58,1', wall: 0.045 },
  jug: { points: '0,0 0.24,0 0.26,0.012 0.34,0.2 0.36,0.4 0.29,0.62 0.2,0.77 0.18,0.85 0.21,1', wall: 0.022 },
  pitcher: { points: '0,0 0.25,0 0.265,0.012 0.28,0.2 0.27,0.45 0.22,0.68 0.19,0.82 0.195,0.92 0.22,1', wall: 0.018 },
  carafe: {
    points: '0,0 0.2,0 0.22,0.012 0.29,0.14 0.3,0.32 0.22,0.48 0.1,0.6 0.075,0.72 0.075,0.9 0.11,1',
    wall: 0.012,
  },
  slim: { points: '0,0 0.14,0 0.15,0.012 0.13,0.08 0.1,0.3 0.085,0.6 0.09,0.85 0.13,1', wall: 0.01 },
} as const satisfies Record<string, Shape>;

export type FormName = keyof typeof shapes;

/** A form at its size: centimetres per unit, and how much the height is stretched. */
export function form(name: FormName, size: number, stretch = 1, thinner = 1): Form {
  const shape: Shape = shapes[name];
  return walled(scaledBy(pointsOf(shape.points), size, size * stretch), shape.wall * size * thinner);
}

/** Height and radius of a form at a size, for framing. */
export function extent(name: FormName, size: number, stretch = 1): { height: number; radius: number } {
  const points = pointsOf(shapes[name].points);
  return {
    height: Math.max(...points.map(([, y]) => y)) * size * stretch,
    radius: Math.max(...points.map(([r]) => r)) * size,
  };
}
