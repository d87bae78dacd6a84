/** Red, green, blue, each 0..255. */
type Rgb = [number, number, number];

/** The palette for mnemonics nobody has coloured: quiet, and readable with white text. */
const FALLBACKS = ['#475569', '#0f766e', '#1d4ed8', '#7e22ce', '#be185d', '#b45309', '#4d7c0f', '#0369a1'];

/** `#rgb` or `#rrggbb` to its parts; null for anything else. */
export function parseHex(hex: string): Rgb | null {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(hex);
  const full = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  const digits = short ? short.slice(1).map((d) => d + d) : full?.slice(1);
  return digits ? (digits.map((d) => parseInt(d, 16)) as Rgb) : null;
}

/** WCAG 2.2 contrast ratio of two colours, 1..21; 1 when either cannot be read. */
export function contrast(a: string, b: string): number {
  const [first, second] = [luminance(a), luminance(b)];
  if (first === null || second === null) {
    return 1;
  }
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

/** Black or white, whichever reads better on a colour. */
export function readableOn(background: string): string {
  return contrast('#ffffff', background) >= contrast('#111318', background) ? '#ffffff' : '#111318';
}

/** What WCAG 2.2 AA asks of small text. */
export const READABLE = 4.5;

/** A font colour as it is or, where it cannot be read on a background, the nearest lighter or darker one that can. */
export function readableVariant(font: string, background: string): string {
  for (let share = 0; share <= STEPS; share++) {
    for (const towards of [WHITE, BLACK]) {
      const candidate = mix(parseHex(font) ?? towards, towards, share / STEPS);
      if (contrast(candidate, background) >= READABLE) {
        return candidate;
      }
    }
  }
  return readableOn(background);
}

const STEPS = 20;
const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];

function mix(from: Rgb, to: Rgb, share: number): string {
  const part = (index: 0 | 1 | 2) => Math.round(from[index] + (to[index] - from[index]) * share);
  return `#${[part(0), part(1), part(2)].map((p) => p.toString(16).padStart(2, '0')).join('')}`;
}

/** The colour of a name nobody has given one: always the same for the same name. */
export function fallbackColor(name: string): string {
  let hash = 0;
  for (const character of name.toUpperCase()) {
    hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  }
  return FALLBACKS[hash % FALLBACKS.length] ?? '#475569';
}

function luminance(hex: string): number | null {
  const rgb = parseHex(hex);
  if (!rgb) {
    return null;
  }
  const [r, g, b] = rgb.map((part) => {
    const c = part / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
