/** What the visit of the installer says. */
export const visit = {
  visitElsewhere: 'There is no visit planned in this step.',
};
