import { blocked } from './ray';
import type { Hit, Lamp, Scene, Skin } from './scene';

const origin = new Float64Array(3);
const towards = new Float64Array(3);

/** Sums what reaches a point straight from lamps, bulbs and sun, as light on a white surface, into `out`. */
export function direct(scene: Scene, hit: Hit, skin: Skin, s: number, t: number, out: Float64Array): void {
  out.fill(0);
  origin[0] = hit.x + hit.nx * 2e-3;
  origin[1] = hit.y + hit.ny * 2e-3;
  origin[2] = hit.z + hit.nz * 2e-3;
  for (const lamp of scene.lamps) fromLamp(scene, lamp, skin, s, t, out);
  for (const bulb of scene.bulbs) {
    const height = 1 - 2 * s;
    const flat = Math.sqrt(1 - height * height);
    const x = bulb.at[0] + bulb.radius * flat * Math.cos(6.2832 * t) - (origin[0] as number);
    const y = bulb.at[1] + bulb.radius * height - (origin[1] as number);
    const z = bulb.at[2] + bulb.radius * flat * Math.sin(6.2832 * t) - (origin[2] as number);
    const square = x * x + y * y + z * z;
    const facing = aim(skin, x, y, z, square);
    if (facing <= 0 || blocked(scene, origin, towards, Math.sqrt(square) - bulb.radius)) continue;
    const share = facing / (12.566 * square);
    for (let c = 0; c < 3; c++) out[c] = (out[c] as number) + (bulb.power[c] as number) * share;
  }
  if (scene.sun) fromSun(scene, hit, skin, s, t, out);
}

function aim(skin: Skin, x: number, y: number, z: number, square: number): number {
  const scale = 1 / Math.sqrt(square);
  towards[0] = x * scale;
  towards[1] = y * scale;
  towards[2] = z * scale;
  return skin.nx * (towards[0] as number) + skin.ny * (towards[1] as number) + skin.nz * (towards[2] as number);
}

function fromLamp(scene: Scene, lamp: Lamp, skin: Skin, s: number, t: number, out: Float64Array): void {
  const { corner, across, up } = lamp;
  const x = corner[0] + across[0] * s + up[0] * t - (origin[0] as number);
  const y = corner[1] + across[1] * s + up[1] * t - (origin[1] as number);
  const z = corner[2] + across[2] * s + up[2] * t - (origin[2] as number);
  const square = x * x + y * y + z * z;
  const facing = aim(skin, x, y, z, square);
  if (facing <= 0) return;
  const fx = across[1] * up[2] - across[2] * up[1];
  const fy = across[2] * up[0] - across[0] * up[2];
  const fz = across[0] * up[1] - across[1] * up[0];
  const away = -(fx * (towards[0] as number) + fy * (towards[1] as number) + fz * (towards[2] as number));
  if (away <= 0 || blocked(scene, origin, towards, Math.sqrt(square) * 0.999)) return;
  const share = (facing * away) / (Math.PI * square);
  for (let c = 0; c < 3; c++) out[c] = (out[c] as number) + (lamp.colour[c] as number) * share;
}

function fromSun(scene: Scene, hit: Hit, skin: Skin, s: number, t: number, out: Float64Array): void {
  const sun = scene.sun as NonNullable<Scene['sun']>;
  const reach = Math.sqrt(s) * sun.spread;
  const x = sun.towards[0] + reach * Math.cos(6.2832 * t);
  const y = sun.towards[1] + reach * Math.sin(6.2832 * t);
  const z = sun.towards[2];
  const facing = aim(skin, x, y, z, x * x + y * y + z * z);
  if (facing <= 0) return;
  const share = facing * (sun.passes ? sun.passes(hit.x, hit.y, hit.z) : 1);
  if (share < 1e-3 || blocked(scene, origin, towards, 1e4)) return;
  for (let c = 0; c < 3; c++) out[c] = (out[c] as number) + (sun.colour[c] as number) * share;
}

/** What a mirrored ray sees of the lamps: the bright panes of a window, into `out`. False when it misses all. */
export function lampSeen(scene: Scene, o: Float64Array, d: Float64Array, far: number, out: Float64Array): boolean {
  for (const { corner, across, up, colour, panes } of scene.lamps) {
    const nx = across[1] * up[2] - across[2] * up[1];
    const ny = across[2] * up[0] - across[0] * up[2];
    const nz = across[0] * up[1] - across[1] * up[0];
    const slope = nx * (d[0] as number) + ny * (d[1] as number) + nz * (d[2] as number);
    if (slope >= 0) continue;
    const px = corner[0] - (o[0] as number);
    const py = corner[1] - (o[1] as number);
    const pz = corner[2] - (o[2] as number);
    const distance = (px * nx + py * ny + pz * nz) / slope;
    if (distance <= 0 || distance >= far) continue;
    const x = distance * (d[0] as number) - px;
    const y = distance * (d[1] as number) - py;
    const z = distance * (d[2] as number) - pz;
    const s = (x * across[0] + y * across[1] + z * across[2]) / (across[0] ** 2 + across[1] ** 2 + across[2] ** 2);
    const t = (x * up[0] + y * up[1] + z * up[2]) / (up[0] ** 2 + up[1] ** 2 + up[2] ** 2);
    if (s < 0 || s > 1 || t < 0 || t > 1) continue;
    const bar = paneEdge(s, panes[0]) * paneEdge(t, panes[1]);
    for (let c = 0; c < 3; c++) out[c] = (colour[c] as number) * bar;
    return true;
  }
  return false;
}

/** The wooden bars between the panes of a window reflect little. */
function paneEdge(at: number, count: number): number {
  const edge = Math.abs(((((at * count) % 1) + 1) % 1) - 0.5) * 2;
  return count > 1 && edge > 0.9 ? 0.08 : 1 - 0.25 * edge * edge * edge * edge;
}
