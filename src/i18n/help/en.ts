/** What the help says. */
export const help = {
  helpTitle: 'Help',
};
