/** What signing out says while something waits to be sent. */
export const leaving = {
  leavingWaiting: (count: number) => (count === 1 ? 'Something that you sent hasn’t arrived yet. When you sign out now, it is deleted.' : `${count} things that you sent haven’t arrived yet. When you sign out now, they are deleted.`),
  leavingStay: 'Stay signed in',
};
