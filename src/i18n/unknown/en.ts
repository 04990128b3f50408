/** What shows where there is no view to show: a step of a later version, or no portal at all. */
export const unknown = {
  unknownTitle: 'This step can’t be shown here yet',
  unknownText: 'Your project is fine, and nothing is lost. To go on, please get in touch with us.',
  closedTitle: 'The customer portal isn’t open here',
  closedText: 'For anything about your project, please get in touch with the company as you did before.',
};
