declare module 'virtual:custom-elements' {
  /** custom-elements.json of the sources as they stand */
  const manifest: object;
  export default manifest;
}
