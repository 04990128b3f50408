/** Where a source file ends up in the package. */
const built = (path) => path.replace(/^\/?src\//, 'dist/').replace(/\.ts$/, '.js');

/** Goes through every reference to a module. */
function relink(node) {
  if (Array.isArray(node)) node.forEach(relink);
  else if (typeof node === 'object' && node !== null) {
    for (const [key, value] of Object.entries(node)) {
      if ((key === 'module' || key === 'path') && typeof value === 'string' && /^\/?src\//.test(value)) node[key] = built(value);
      else relink(value);
    }
  }
}

/** class → what its own comment lists, before what it inherits is added */
const own = new Map();
const lists = ['cssParts', 'slots', 'events'];

/** What goes into custom-elements.json: the classes of the elements, without what only they can see. */
export default {
  globs: ['src/{shell,views,fields,element}/**/*.ts'],
  exclude: ['**/*.styles.ts'],
  outdir: 'dist',
  packagejson: false,
  litelement: true,
  plugins: [{
    name: 'public-only',
    moduleLinkPhase({ moduleDoc }) {
      for (const declaration of moduleDoc.declarations ?? []) own.set(declaration.name, Object.fromEntries(lists.map((list) => [list, declaration[list]?.map(({ name }) => name) ?? []])));
    },
    packageLinkPhase({ customElementsManifest }) {
      for (const module of customElementsManifest.modules) {
        for (const declaration of module.declarations ?? []) {
          declaration.members = declaration.members?.filter((member) => !member.name.startsWith('#') && !member.static && member.privacy !== 'private' && member.privacy !== 'protected');
          // a class may render less than the one it extends: its own comment says which parts and slots it has
          for (const list of lists) declaration[list] = declaration[list]?.filter(({ name }) => own.get(declaration.name)?.[list].includes(name));
          declaration.attributes = declaration.attributes?.filter(({ name, fieldName }) => name ?? fieldName);
        }
      }
      customElementsManifest.modules = customElementsManifest.modules.filter(({ declarations }) => declarations?.some(({ customElement, kind }) => customElement || kind === 'class'));
      relink(customElementsManifest.modules);
    },
  }],
};
