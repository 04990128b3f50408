/** The package's main file is the one that also makes a global `L`; this is the module. */
declare module 'leaflet/dist/leaflet-src.esm.js' {
  export * from 'leaflet';
}
