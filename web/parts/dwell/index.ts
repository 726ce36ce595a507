export { SnoozeDialog } from './SnoozeDialog.tsx';
export { useWake } from './useWake.ts';
