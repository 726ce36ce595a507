export { useOpenWithDefault } from './useOpenWithDefault.ts';
export { ViewMenu } from './ViewMenu.tsx';
