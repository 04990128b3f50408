// Made from tokens.json by generate.mjs; change that file and run `npm run tokens`.
import { css } from 'lit';

/** Every `--portal-*` token, read by the elements as `--_*`: as the page sets it, as the backend's theme does, by default. */
export const tokens = css`:host {
  --_color-accent: var(--portal-color-accent, var(--portal-theme-color-accent, #0b6b57));
  --_color-on-accent: var(--portal-color-on-accent, var(--portal-theme-color-on-accent, color(from var(--_color-accent) xyz clamp(0, (0.179 - y) * 1000, 0.95) clamp(0, (0.179 - y) * 1000, 1) clamp(0, (0.179 - y) * 1000, 1.089))));
  --_color-accent-soft: var(--portal-color-accent-soft, var(--portal-theme-color-accent-soft, color-mix(in oklab, var(--_color-accent) 10%, var(--_color-surface))));
  --_color-surface: var(--portal-color-surface, var(--portal-theme-color-surface, light-dark(#ffffff, #151a21)));
  --_color-surface-raised: var(--portal-color-surface-raised, var(--portal-theme-color-surface-raised, color-mix(in oklab, var(--_color-text) 4%, var(--_color-surface))));
  --_color-surface-sunken: var(--portal-color-surface-sunken, var(--portal-theme-color-surface-sunken, color-mix(in oklab, var(--_color-text) 5%, var(--_color-surface))));
  --_color-text: var(--portal-color-text, var(--portal-theme-color-text, light-dark(#1b232d, #e8edf3)));
  --_color-text-soft: var(--portal-color-text-soft, var(--portal-theme-color-text-soft, color-mix(in oklab, var(--_color-text) 72%, var(--_color-surface))));
  --_color-border: var(--portal-color-border, var(--portal-theme-color-border, color-mix(in oklab, var(--_color-text) 15%, var(--_color-surface))));
  --_color-border-control: var(--portal-color-border-control, var(--portal-theme-color-border-control, color-mix(in oklab, var(--_color-text) 54%, var(--_color-surface))));
  --_color-focus: var(--portal-color-focus, var(--portal-theme-color-focus, light-dark(#1a56db, #8db4ff)));
  --_color-success: var(--portal-color-success, var(--portal-theme-color-success, light-dark(#136c3b, #6fd39b)));
  --_color-success-soft: var(--portal-color-success-soft, var(--portal-theme-color-success-soft, light-dark(#e6f4ec, #16301f)));
  --_color-warning: var(--portal-color-warning, var(--portal-theme-color-warning, light-dark(#8a5300, #f0b95c)));
  --_color-warning-soft: var(--portal-color-warning-soft, var(--portal-theme-color-warning-soft, light-dark(#fdf1dc, #33270f)));
  --_color-danger: var(--portal-color-danger, var(--portal-theme-color-danger, light-dark(#b42318, #ff9d94)));
  --_color-danger-soft: var(--portal-color-danger-soft, var(--portal-theme-color-danger-soft, light-dark(#fdecea, #391815)));
  --_font-family: var(--portal-font-family, var(--portal-theme-font-family, inherit));
  --_font-size-s: var(--portal-font-size-s, var(--portal-theme-font-size-s, 14px));
  --_font-size-m: var(--portal-font-size-m, var(--portal-theme-font-size-m, 16px));
  --_font-size-l: var(--portal-font-size-l, var(--portal-theme-font-size-l, clamp(17px, 16px + 0.4cqi, 19px)));
  --_font-size-xl: var(--portal-font-size-xl, var(--portal-theme-font-size-xl, clamp(20px, 18px + 0.8cqi, 24px)));
  --_font-size-2xl: var(--portal-font-size-2xl, var(--portal-theme-font-size-2xl, clamp(24px, 20px + 1.6cqi, 34px)));
  --_space-unit: var(--portal-space-unit, var(--portal-theme-space-unit, 4px));
  --_radius-control: var(--portal-radius-control, var(--portal-theme-radius-control, 8px));
  --_radius-card: var(--portal-radius-card, var(--portal-theme-radius-card, 14px));
  --_border-width: var(--portal-border-width, var(--portal-theme-border-width, 1px));
  --_shadow-card: var(--portal-shadow-card, var(--portal-theme-shadow-card, 0 1px 2px rgb(0 0 0 / 6%)));
  --_shadow-dialog: var(--portal-shadow-dialog, var(--portal-theme-shadow-dialog, 0 12px 40px rgb(0 0 0 / 24%)));
  --_control-height: var(--portal-control-height, var(--portal-theme-control-height, 44px));
  --_motion-fast: var(--portal-motion-fast, var(--portal-theme-motion-fast, 120ms));
  --_motion-slow: var(--portal-motion-slow, var(--portal-theme-motion-slow, 240ms));
  --_content-width: var(--portal-content-width, var(--portal-theme-content-width, 1120px));
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
