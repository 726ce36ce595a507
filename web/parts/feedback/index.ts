export { CommentLink } from './CommentLink.tsx';
export { PilotNote } from './PilotNote.tsx';
export { useAskNames } from './useAskNames.ts';
