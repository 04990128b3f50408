/**
 * What is asked for before it is found out to be needed: `first` for the first screen, or a language → files beside the loader.
 * Empty here: the build for a script tag fills it in, since only it knows the files. Bundlers have their own way.
 */
export const ahead: Readonly<Record<string, readonly string[]>> = {};
