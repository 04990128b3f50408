/** The address of a page that a link may lead to: https, and nothing that ends an attribute. */
export const isPage = (address: string): boolean => /^https:\/\/[^\s"'<>\\]+$/i.test(address);

/** A picture that a page may show: at an https address, or in the address itself. */
export const isPicture = (address: string): boolean => isPage(address) || /^data:image\/(png|jpe?g|gif|webp|avif|svg\+xml)[;,]/i.test(address);
