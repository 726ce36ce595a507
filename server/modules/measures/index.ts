export { type Catalogue, catalogue } from './catalogue.ts';
export { type ChartQuery, type FunnelChart, funnelChart } from './funnelChart.ts';
export { measure } from './measure.ts';
export { measureAll } from './measureAll.ts';
export {
  type CellPage,
  type CountedItem,
  type MeasureCell,
  type MeasureRecords,
  measureRecords,
} from './measureRecords.ts';
export { measureRoutes } from './routes.ts';
