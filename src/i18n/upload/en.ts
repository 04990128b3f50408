/** What a file on its way says beside how far it is. */
export const upload = {
  uploadPause: (name: string) => `Pause ${name}`,
  uploadResume: (name: string) => `Go on with ${name}`,
  uploadPaused: ({ sent, size }: { sent: string; size: string }) => `Paused · ${sent} of ${size} are there`,
  uploadScaling: 'Making the picture smaller',
  uploadScaled: ({ before, after }: { before: string; after: string }) => `Made smaller, from ${before} to ${after}`,
};
