// Made from tokens.json by generate.mjs; change that file and run `npm run tokens`.
import { unsafeCSS } from 'lit';

/** Every `--portal-*` token, read by the elements as `--_*`: as the page sets it, as the backend's theme does, by default. */
export const tokens = unsafeCSS(`:host{${`--_color-accent|color-accent|#0b6b57
--_color-on-accent|color-on-accent|color(from var(--_color-accent) xyz clamp(0,(0.179 - y) * 1000,0.95) clamp(0,(0.179 - y) * 1000,1) clamp(0,(0.179 - y) * 1000,1.089))
--_color-accent-soft|color-accent-soft|color-mix(in oklab,var(--_color-accent) 10%,var(--_color-surface))
--_color-surface|color-surface|light-dark(#ffffff,#151a21)
--_color-surface-raised|color-surface-raised|color-mix(in oklab,var(--_color-text) 4%,var(--_color-surface))
--_color-surface-sunken|color-surface-sunken|color-mix(in oklab,var(--_color-text) 5%,var(--_color-surface))
--_color-text|color-text|light-dark(#1b232d,#e8edf3)
--_color-text-soft|color-text-soft|color-mix(in oklab,var(--_color-text) 72%,var(--_color-surface))
--_color-border|color-border|color-mix(in oklab,var(--_color-text) 15%,var(--_color-surface))
--_color-border-control|color-border-control|color-mix(in oklab,var(--_color-text) 54%,var(--_color-surface))
--_color-focus|color-focus|light-dark(#1a56db,#8db4ff)
--_color-success|color-success|light-dark(#136c3b,#6fd39b)
--_color-success-soft|color-success-soft|light-dark(#e6f4ec,#16301f)
--_color-warning|color-warning|light-dark(#8a5300,#f0b95c)
--_color-warning-soft|color-warning-soft|light-dark(#fdf1dc,#33270f)
--_color-danger|color-danger|light-dark(#b42318,#ff9d94)
--_color-danger-soft|color-danger-soft|light-dark(#fdecea,#391815)
--_font-family|font-family|inherit
--_font-size-s|font-size-s|14px
--_font-size-m|font-size-m|16px
--_font-size-l|font-size-l|clamp(17px,16px + 0.4cqi,19px)
--_font-size-xl|font-size-xl|clamp(20px,18px + 0.8cqi,24px)
--_font-size-2xl|font-size-2xl|clamp(24px,20px + 1.6cqi,34px)
--_space-unit|space-unit|4px
--_radius-control|radius-control|8px
--_radius-card|radius-card|14px
--_border-width|border-width|1px
--_shadow-card|shadow-card|0 1px 2px rgb(0 0 0 / 6%)
--_shadow-dialog|shadow-dialog|0 12px 40px rgb(0 0 0 / 24%)
--_control-height|control-height|44px
--_motion-fast|motion-fast|120ms
--_motion-slow|motion-slow|240ms
--_content-width|content-width|1120px`.replace(/(.+)\|(.+)\|(.+)/g, '$1:var(--portal-$2,var(--portal-theme-$2,$3));')}}`);

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
