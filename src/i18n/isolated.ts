/** What comes from elsewhere, a name, an address, a figure, keeps its own direction and lends none to the sentence around it. */
export const isolated = (text: string): string => `\u2068${text}\u2069`;
