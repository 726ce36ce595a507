export { MEASURE_LIST, MEASURES, VELOCITY_MIN_DECIDED } from './catalogue/index.ts';
export { diagnose, type StepDiagnosis, type StepOutcome, worstBottleneck } from './diagnose.ts';
export { kaplanMeierMedian, type Stay, SURVIVAL_TOLERANCE } from './kaplanMeier.ts';
export { mean, median, percentile, share } from './percentile.ts';
export { type Days, previousWindow } from './previousWindow.ts';
export { phaseLine, type StagePlace, type Step, type StepLine, sharesSteps, stageLine } from './steps.ts';
export { type Proportion, twoProportionPValue } from './twoProportions.ts';
export * from './types.ts';
