export { measure } from './measure.ts';
export { type CellPage, type CountedItem, type MeasureCell, type MeasureRecords, measureRecords } from './measureRecords.ts';
