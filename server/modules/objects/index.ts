export { addField } from './addField.ts';
export { type Definitions, fieldOf, getDefinitions, loadDefinitions } from './definitions.ts';
export { installObjects } from './installObjects.ts';
export { addOptions } from './optionQueries.ts';
export { bumpDefinitionsVersion } from './queries.ts';
export { objectRoutes } from './routes.ts';
export { CHINESE_ORDER, DUE_ON_A_DAY } from './tableQueries.ts';
export { inWorkspaceTerms, renamingsOf } from './wordsOf.ts';
