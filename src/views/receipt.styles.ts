import { css } from 'lit';

export const receiptStyles = css`
  .receipt { justify-items: start; padding: var(--_s6); border-radius: var(--_radius-card); background: var(--_color-success-soft); }
  .receipt:focus { outline: none; }
  .badge { display: grid; place-items: center; inline-size: 44px; block-size: 44px; border-radius: 50%; background: var(--_color-success); color: var(--_color-surface); }
`;
