export * from './afterWrongPassword.ts';
export * from './defaultRoles.ts';
export * from './departmentTree.ts';
export * from './passwordPolicy.ts';
export * from './rights.ts';
export * from './types.ts';
