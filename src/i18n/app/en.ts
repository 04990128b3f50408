/** What the monitoring app says. */
export const app = {
  appTitle: 'Follow your installation on your phone',
};
