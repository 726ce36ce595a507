export { formatAutoNumber } from './fieldTypes/autoNumber.ts';
export { FIELD_TYPE_ROOMS, parseFieldValue } from './fieldTypes/index.ts';
export * from './naming.ts';
export * from './order.ts';
export { STANDARD_OBJECTS } from './standard/index.ts';
export * from './systemFields.ts';
export * from './types.ts';
export { withAdded } from './withAdded.ts';
