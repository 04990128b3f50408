/** What a file on its way says beside how far it is. */
export const upload = {
  uploadPause: (name: string) => `Pause ${name}`,
  uploadResume: (name: string) => `Go on with ${name}`,
  uploadPaused: ({ sent, size }: { sent: string; size: string }) => `Paused · ${sent} of ${size} are there`,
  uploadMissing: ({ sent, size }: { sent: string; size: string }) => `Choose this file again to go on · ${sent} of ${size} are there`,
  uploadElsewhere: ({ sent, size }: { sent: string; size: string }) => `Another tab is sending it · ${sent} of ${size}`,
  uploadNoRoom: 'There is no room for this file at the moment. Try again later.',
  uploadScaling: 'Making the picture smaller',
  uploadScaled: ({ before, after }: { before: string; after: string }) => `Made smaller, from ${before} to ${after}`,
};
