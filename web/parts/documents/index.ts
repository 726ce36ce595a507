export { DocumentCheck } from './DocumentCheck.tsx';
export { FileLook } from './FileLook.tsx';
export { fileKind, sizeText } from './fileKind.ts';
