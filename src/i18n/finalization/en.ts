/** What the end of a project says. */
export const finalization = {
  finalizationElsewhere: 'Your project is still under way.',
};
