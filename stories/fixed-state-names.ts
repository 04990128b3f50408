/** The states that every element has a story for; a wall in `test/house` counts them. */
export const fixedStateNames = ['Ready', 'Loading', 'Empty', 'Failed', 'Offline', 'LongWords', 'RightToLeft', 'Dark'] as const;

export type FixedState = Uncapitalize<(typeof fixedStateNames)[number]>;
