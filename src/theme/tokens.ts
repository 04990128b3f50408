// Made from tokens.json by generate.mjs; change that file and run `npm run tokens`.
import { css } from 'lit';

/** Every `--portal-*` token with its default, read by the elements as `--_*`. */
export const tokens = css`:host {
  --_color-accent: var(--portal-color-accent, #0b6b57);
  --_color-on-accent: var(--portal-color-on-accent, color(from var(--_color-accent) xyz clamp(0, (0.179 - y) * 1000, 0.95) clamp(0, (0.179 - y) * 1000, 1) clamp(0, (0.179 - y) * 1000, 1.089)));
  --_color-accent-soft: var(--portal-color-accent-soft, color-mix(in oklab, var(--_color-accent) 10%, var(--_color-surface)));
  --_color-surface: var(--portal-color-surface, light-dark(#ffffff, #151a21));
  --_color-surface-raised: var(--portal-color-surface-raised, color-mix(in oklab, var(--_color-text) 4%, var(--_color-surface)));
  --_color-surface-sunken: var(--portal-color-surface-sunken, color-mix(in oklab, var(--_color-text) 5%, var(--_color-surface)));
  --_color-text: var(--portal-color-text, light-dark(#1b232d, #e8edf3));
  --_color-text-soft: var(--portal-color-text-soft, light-dark(#556070, #a6b1c0));
  --_color-border: var(--portal-color-border, color-mix(in oklab, var(--_color-text) 15%, var(--_color-surface)));
  --_color-border-control: var(--portal-color-border-control, light-dark(#7b8797, #7d8a9b));
  --_color-focus: var(--portal-color-focus, light-dark(#1a56db, #8db4ff));
  --_color-success: var(--portal-color-success, light-dark(#136c3b, #6fd39b));
  --_color-success-soft: var(--portal-color-success-soft, light-dark(#e6f4ec, #16301f));
  --_color-warning: var(--portal-color-warning, light-dark(#8a5300, #f0b95c));
  --_color-warning-soft: var(--portal-color-warning-soft, light-dark(#fdf1dc, #33270f));
  --_color-danger: var(--portal-color-danger, light-dark(#b42318, #ff9d94));
  --_color-danger-soft: var(--portal-color-danger-soft, light-dark(#fdecea, #391815));
  --_font-family: var(--portal-font-family, inherit);
  --_font-size-s: var(--portal-font-size-s, 14px);
  --_font-size-m: var(--portal-font-size-m, 16px);
  --_font-size-l: var(--portal-font-size-l, clamp(17px, 16px + 0.4cqi, 19px));
  --_font-size-xl: var(--portal-font-size-xl, clamp(20px, 18px + 0.8cqi, 24px));
  --_font-size-2xl: var(--portal-font-size-2xl, clamp(24px, 20px + 1.6cqi, 34px));
  --_space-unit: var(--portal-space-unit, 4px);
  --_radius-control: var(--portal-radius-control, 8px);
  --_radius-card: var(--portal-radius-card, 14px);
  --_border-width: var(--portal-border-width, 1px);
  --_shadow-card: var(--portal-shadow-card, 0 1px 2px rgb(0 0 0 / 6%));
  --_shadow-dialog: var(--portal-shadow-dialog, 0 12px 40px rgb(0 0 0 / 24%));
  --_control-height: var(--portal-control-height, 44px);
  --_motion-fast: var(--portal-motion-fast, 120ms);
  --_motion-slow: var(--portal-motion-slow, 240ms);
  --_content-width: var(--portal-content-width, 1120px);
}`;

/** The names of the theming contract. */
export const tokenNames = [
  '--portal-color-accent',
  '--portal-color-on-accent',
  '--portal-color-accent-soft',
  '--portal-color-surface',
  '--portal-color-surface-raised',
  '--portal-color-surface-sunken',
  '--portal-color-text',
  '--portal-color-text-soft',
  '--portal-color-border',
  '--portal-color-border-control',
  '--portal-color-focus',
  '--portal-color-success',
  '--portal-color-success-soft',
  '--portal-color-warning',
  '--portal-color-warning-soft',
  '--portal-color-danger',
  '--portal-color-danger-soft',
  '--portal-font-family',
  '--portal-font-size-s',
  '--portal-font-size-m',
  '--portal-font-size-l',
  '--portal-font-size-xl',
  '--portal-font-size-2xl',
  '--portal-space-unit',
  '--portal-radius-control',
  '--portal-radius-card',
  '--portal-border-width',
  '--portal-shadow-card',
  '--portal-shadow-dialog',
  '--portal-control-height',
  '--portal-motion-fast',
  '--portal-motion-slow',
  '--portal-content-width',
] as const;
