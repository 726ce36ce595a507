import { ABILITIES, type ObjectRights, type Role } from './types.ts';

export type RoleSpec = Omit<Role, 'id'>;

const readsAll: ObjectRights = { read: 'all' };
const everything: ObjectRights = { create: true, read: 'all', update: 'all', delete: 'all' };

/** Objects that have no owner and serve everyone. */
const reference: Record<string, ObjectRights> = {
  product: readsAll,
  campaign: readsAll,
  competitor: { create: true, read: 'all' },
};

/** The roles that every workspace starts with; all may be changed there. */
export const DEFAULT_ROLES: readonly RoleSpec[] = [
  {
    key: 'rep',
    names: { 'zh-CN': '销售代表', en: 'Sales rep' },
    rights: { '*': { create: true, read: 'own', update: 'own', delete: 'own' }, ...reference },
    abilities: [],
  },
  {
    key: 'manager',
    names: { 'zh-CN': '销售经理', en: 'Sales manager' },
    rights: { '*': { create: true, read: 'below', update: 'below', delete: 'below' }, ...reference },
    abilities: ['import', 'export'],
  },
  {
    key: 'executive',
    names: { 'zh-CN': '高管', en: 'Executive' },
    rights: { '*': { create: true, read: 'all', update: 'below', delete: 'own' }, ...reference },
    abilities: ['export'],
  },
  {
    key: 'administrator',
    names: { 'zh-CN': '系统管理员', en: 'Administrator' },
    rights: { '*': everything },
    abilities: [...ABILITIES],
  },
  {
    key: 'finance',
    names: { 'zh-CN': '财务', en: 'Finance' },
    rights: { '*': readsAll },
    abilities: ['export'],
  },
  {
    key: 'marketing',
    names: { 'zh-CN': '市场', en: 'Marketing' },
    rights: {
      '*': { create: true, read: 'own', update: 'own', delete: 'own' },
      ...reference,
      lead: everything,
      campaign: everything,
    },
    abilities: ['import', 'export'],
  },
];
