/** What the end of a project says. */
export const finalization = {
  finalizationElsewhere: 'Your project is still under way.',
  endSuccess: 'Your project is finished. Thank you for your trust.',
  endFailure: 'Your project has been closed without being completed. If anything is unclear, or you see it differently, we are glad to hear from you.',
  endFinishedOn: (date: string) => `Finished on ${date}`,
  endClosedOn: (date: string) => `Closed on ${date}`,
  endDocuments: 'Documents to keep',
  endContract: 'Signed contract',
  endOffer: 'Accepted offer',
  endDone: 'What was done',
  endContact: 'We stay in touch',
  endContactText: (company: string) => (company ? `For anything that comes up later, ${company} is there for you.` : 'For anything that comes up later, we are there for you.'),
  endContactProject: (project: string) => `Mention your project: ${project}.`,
  endReactivateTitle: 'Would you like to go on after all?',
  endReactivateText: 'You can take up your project again right here.',
  endLeadsTo: (step: string) => `It goes on at “${step}”.`,
  endReactivate: 'Take up the project again',
  endConfirm: 'Take up your project again?',
  endConfirmText: 'The company is told at once. What you have sent so far is kept.',
  endReactivated: 'Your project is open again.',
  // what the server refused, by its code
  refused: {
    'reactivation-off': { title: 'This project can’t be taken up again here', text: 'If you would like to go on, please get in touch with the company.' },
  },
};
