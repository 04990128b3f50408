/** What goes into custom-elements.json: the classes of the elements, without what only they can see. */
export default {
  globs: ['src/{shell,views,fields,element}/**/*.ts'],
  exclude: ['**/*.styles.ts'],
  outdir: 'dist',
  litelement: true,
  plugins: [{
    name: 'public-only',
    packageLinkPhase({ customElementsManifest }) {
      for (const module of customElementsManifest.modules) {
        for (const declaration of module.declarations ?? []) {
          declaration.members = declaration.members?.filter(({ name, privacy }) => !name.startsWith('#') && privacy !== 'private' && privacy !== 'protected');
          declaration.attributes = declaration.attributes?.filter(({ name, fieldName }) => name ?? fieldName);
        }
      }
    },
  }],
};
