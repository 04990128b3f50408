/** The names that messages have in this script, where those differ: what a script tag loads has short ones, and the build fills them in here. */
export const names: Readonly<Record<string, string>> = {};
