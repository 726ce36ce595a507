import type { Localized } from '#domain/kernel/localized.ts';
import { productText } from '#domain/kernel/productText.ts';

/** Names of the fields of this module's forms, for messages about them. */
export const IDENTITY_LABELS: Record<string, Localized> = {
  abilities: productText('功能权限', 'Abilities'),
  active: productText('启用状态', 'Active'),
  company: productText('企业名称', 'Company'),
  currency: productText('货币', 'Currency'),
  current: productText('当前密码', 'Current password'),
  departmentId: productText('部门', 'Department'),
  email: productText('邮箱', 'E-mail address'),
  expiresAt: productText('有效期', 'Expiry'),
  handOverTo: productText('接手人', 'Successor'),
  headId: productText('部门负责人', 'Head of department'),
  key: productText('标识', 'Key'),
  locale: productText('语言', 'Language'),
  name: productText('名称', 'Name'),
  names: productText('名称', 'Name'),
  next: productText('新密码', 'New password'),
  parentId: productText('上级部门', 'Parent department'),
  password: productText('密码', 'Password'),
  persona: productText('角色', 'Role'),
  phone: productText('电话', 'Phone'),
  position: productText('顺序', 'Position'),
  rights: productText('数据权限', 'Rights'),
  roles: productText('角色', 'Roles'),
  slug: productText('标识', 'Slug'),
  theme: productText('主题', 'Theme'),
  timeZone: productText('时区', 'Time zone'),
  title: productText('职务', 'Title'),
};
