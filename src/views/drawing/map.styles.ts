import { css } from 'lit';

/** All that the map needs: it stands in a shadow root of its own, where the page's and the view's rules don't reach. */
export const mapStyles = css`
  .box { position: relative; isolation: isolate; inline-size: 100%; block-size: 100%; overflow: hidden; direction: ltr; background: var(--_color-surface-sunken); -webkit-tap-highlight-color: transparent; user-select: none; -webkit-user-select: none; cursor: grab; }
  .box:focus-visible { outline: 3px solid var(--_color-focus); outline-offset: -3px; }
  .leaflet-touch-drag.leaflet-touch-zoom { touch-action: none; }
  .leaflet-pane, .leaflet-tile, .leaflet-tile-container, .leaflet-pane > svg, .leaflet-image-layer, .leaflet-layer, .leaflet-marker-icon { position: absolute; left: 0; top: 0; }
  .leaflet-pane { z-index: 400; }
  .leaflet-tile-pane { z-index: 200; }
  .leaflet-pane * { pointer-events: none; max-width: none; max-height: none; }
  .leaflet-tile { visibility: hidden; width: auto; padding: 0; mix-blend-mode: plus-lighter; }
  .leaflet-tile-loaded { visibility: inherit; }
  .leaflet-zoom-animated { transform-origin: 0 0; }
  svg { overflow: hidden; }

  .grid { stroke: var(--_color-text); stroke-width: 1; stroke-opacity: 0.1; fill: none; }
  .grid.strong { stroke-opacity: 0.26; }
  .face { stroke: #fff; stroke-width: 2.5; stroke-opacity: 1; fill: var(--_color-accent); fill-opacity: 0.25; filter: drop-shadow(0 0 1.5px rgb(0 0 0 / 70%)); stroke-linejoin: round; }
  .face.selected, .face.new { fill-opacity: 0.4; stroke-width: 3; }
  .face.new { fill-opacity: 0.25; stroke-dasharray: 6 5; }
  .eave { stroke: var(--_color-accent); stroke-width: 6; stroke-opacity: 1; fill: none; stroke-linecap: round; filter: drop-shadow(0 0 1.5px #fff) drop-shadow(0 0 1px #fff); }
  .length { position: absolute; left: 0; top: 0; width: max-content; padding: 0 5px; border-radius: 4px; translate: -50% -50%; background: rgb(20 24 30 / 72%); color: #fff; font-size: 12px; font-weight: 600; line-height: 18px; white-space: nowrap; font-variant-numeric: tabular-nums; }
  .corner, .closing { fill: #fff; fill-opacity: 1; stroke: var(--_color-accent); stroke-width: 3; stroke-opacity: 1; filter: drop-shadow(0 1px 2px rgb(0 0 0 / 50%)); }
  .closing { fill: var(--_color-accent); stroke: #fff; }
  .midpoint { fill: #fff; fill-opacity: 0.85; stroke: #0008; stroke-width: 1; stroke-opacity: 1; }
  @media (forced-colors: active) { .face { stroke: CanvasText; } .corner { stroke: Highlight; } }

  .scale { position: absolute; left: 12px; bottom: 12px; z-index: 1000; pointer-events: none; padding: 3px 6px 5px; border-radius: 4px; background: color-mix(in oklab, var(--_color-surface) 88%, transparent); font-size: 13px; line-height: 1.2; font-variant-numeric: tabular-nums; color: var(--_color-text); }
  .scale i { display: block; height: 5px; margin-top: 2px; border: 1.5px solid currentColor; border-top: 0; }
`;
