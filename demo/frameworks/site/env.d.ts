declare module '*.css';

interface ImportMetaEnv { readonly VITE_PORTAL?: string }
interface ImportMeta { readonly env: ImportMetaEnv }
