/** Two tokens that stand on each other, and what WCAG 2.2 asks of them: 4.5 of text, 3 of a control's edge and of the focus. */
interface Pair { readonly front: string; readonly back: string; readonly least: 4.5 | 3 }

const surfaces = ['color-surface', 'color-surface-raised', 'color-surface-sunken'];
const text = (front: string, ...backs: readonly string[]): Pair[] => backs.map((back) => ({ front, back, least: 4.5 }));

const pairs: readonly Pair[] = [
  ...text('color-text', ...surfaces, 'color-accent-soft', 'color-success-soft', 'color-warning-soft', 'color-danger-soft'),
  ...text('color-text-soft', ...surfaces),
  ...text('color-on-accent', 'color-accent'),
  // links, and what is chosen: the accent as it is made readable in a dark scheme
  ...text('accent-text', ...surfaces, 'color-accent-soft'),
  ...['success', 'warning', 'danger'].flatMap((tone) => text(`color-${tone}`, 'color-surface', `color-${tone}-soft`)),
  { front: 'color-border-control', back: 'color-surface', least: 3 },
  { front: 'color-focus', back: 'color-surface', least: 3 },
];

/** Two tokens that are too close to each other. */
export interface ContrastFault {
  /** the token in front, as a page sets it: `--portal-color-text-soft` */
  readonly front: string;
  /** the token behind it */
  readonly back: string;
  /** what they have, 1 to 21 */
  readonly ratio: number;
  /** what they need: 4.5, or 3 for edges */
  readonly least: number;
}

type Rgb = readonly [number, number, number];

/** WCAG's relative luminance of a colour of 0 to 255 each. */
function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((part) => { const one = part / 255; return one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4; }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG's contrast of two colours of 0 to 255 each: 1 to 21. */
export function contrastRatio(one: Rgb, other: Rgb): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const named = (token: string): string => `--portal-${token === 'accent-text' ? 'color-accent' : token}`;

/** Which tokens of a portal element can't be told apart well enough, as they show there now: in its colour scheme, under the page's own styles. Empty when all can. */
export function contrastFaults(element: HTMLElement): ContrastFault[] {
  const root = element.shadowRoot;
  const pencil = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!root || !pencil) return [];
  const probe = root.appendChild(document.createElement('span'));
  const colour = (token: string): Rgb => {
    probe.style.color = `var(--_${token})`;
    pencil.fillStyle = getComputedStyle(probe).color;
    pencil.fillRect(0, 0, 1, 1);
    const [r = 0, g = 0, b = 0] = pencil.getImageData(0, 0, 1, 1).data;
    return [r, g, b];
  };
  try {
    return pairs.flatMap(({ front, back, least }) => {
      const ratio = contrastRatio(colour(front), colour(back));
      return ratio < least ? [{ front: named(front), back: named(back), ratio: Math.floor(ratio * 100) / 100, least }] : [];
    });
  } finally {
    probe.remove();
  }
}
