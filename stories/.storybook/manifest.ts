interface Item { readonly name?: string; readonly description?: string; readonly type?: { readonly text: string }; readonly default?: string }
interface Member extends Item { readonly kind: string; readonly attribute?: string; readonly static?: boolean; readonly readonly?: boolean }
interface Attribute extends Item { readonly fieldName?: string }
interface Declaration extends Item {
  readonly tagName?: string;
  readonly summary?: string;
  readonly members?: readonly Member[];
  readonly attributes?: readonly Attribute[];
  readonly slots?: readonly Item[];
  readonly cssParts?: readonly Item[];
  readonly events?: readonly Item[];
}
export interface Manifest { readonly modules: readonly { readonly path: string; readonly declarations?: readonly Declaration[] }[] }

/** Storybook makes a control for a plain type only. */
const plain = <T extends Item>(item: T): T => (item.type ? { ...item, type: { text: item.type.text.replace(/ \| undefined$/, '') } } : item);

/**
 * Storybook keeps one row per name: a part or a slot that is called as a property is would take its place, and an attribute
 * written in another way than its property would be a second control for the same thing.
 */
export function forStorybook({ modules, ...rest }: Manifest): Manifest {
  return {
    ...rest,
    modules: modules.map((module) => ({
      ...module,
      declarations: module.declarations?.map((declaration) => {
        const { members = [], attributes = [], slots = [], cssParts = [] } = declaration;
        const byAttribute = new Map(attributes.map((attribute) => [attribute.fieldName ?? attribute.name, attribute]));
        return {
          ...declaration,
          members: members.filter(({ kind, name, readonly }) => kind === 'field' && !readonly && !byAttribute.has(name)).map(plain),
          attributes: attributes.map((attribute) => plain({
            ...attribute,
            name: attribute.fieldName ?? attribute.name,
            description: [attribute.fieldName && attribute.fieldName !== attribute.name ? `Attribute \`${attribute.name}\`.` : '', attribute.description].filter(Boolean).join(' '),
          })),
          slots: slots.map((slot) => ({ ...slot, name: slot.name ? `slot: ${slot.name}` : 'slot' })),
          cssParts: cssParts.map((part) => ({ ...part, name: `::part(${part.name})` })),
        };
      }),
    })),
  };
}
