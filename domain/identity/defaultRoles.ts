import { productText } from '../kernel/productText.ts';
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
    names: productText('销售代表', 'Sales rep'),
    rights: { '*': { create: true, read: 'own', update: 'own', delete: 'own' }, ...reference },
    abilities: [],
  },
  {
    key: 'manager',
    names: productText('销售经理', 'Sales manager'),
    rights: { '*': { create: true, read: 'below', update: 'below', delete: 'below' }, ...reference },
    abilities: ['confirmDocuments', 'import', 'export'],
  },
  {
    key: 'executive',
    names: productText('高管', 'Executive'),
    rights: { '*': { create: true, read: 'all', update: 'below', delete: 'own' }, ...reference },
    abilities: ['export'],
  },
  {
    key: 'administrator',
    names: productText('系统管理员', 'Administrator'),
    rights: { '*': everything },
    abilities: [...ABILITIES],
  },
  {
    key: 'finance',
    names: productText('财务', 'Finance'),
    rights: { '*': readsAll },
    abilities: ['export'],
  },
  {
    key: 'marketing',
    names: productText('市场', 'Marketing'),
    rights: {
      '*': { create: true, read: 'own', update: 'own', delete: 'own' },
      ...reference,
      lead: everything,
      campaign: everything,
    },
    abilities: ['import', 'export'],
  },
];
