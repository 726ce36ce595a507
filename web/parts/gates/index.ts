export { asksOf, fieldsFor, keyOf } from './asks.ts';
export { GateItems } from './GateItems.tsx';
export type { GateGround } from './ground.ts';
export { OverrideAsk } from './OverrideAsk.tsx';
export { OverrideMarks } from './OverrideMarks.tsx';
export { UnmetAct } from './UnmetAct.tsx';
export { UnmetLine } from './UnmetLine.tsx';
export { type GateAsk, useGateAsk } from './useGateAsk.ts';
export { useUnmetWords } from './useUnmetWords.ts';
