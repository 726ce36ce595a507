import { productText } from '#domain/kernel/productText.ts';
import type { FieldDefinition, FieldType, ObjectDefinition } from '#domain/objects/index.ts';

const field = (
  id: number,
  key: string,
  type: FieldType,
  zh: string,
  en: string,
  required = false,
): FieldDefinition => ({
  id,
  key,
  type,
  column: key,
  standard: true,
  labels: productText(zh, en),
  ...(required ? { required } : {}),
});

/** People are no records; an import reads their files as if they were. */
export const USERS_OBJECT: ObjectDefinition = {
  id: 0,
  key: 'users',
  table: 'users',
  standard: true,
  labels: productText('用户', 'User'),
  labelsPlural: productText('用户', 'Users'),
  titleField: 'name',
  icon: 'contact',
  visibility: { own: false, through: [] },
  hasFunnel: false,
  fields: [
    field(1, 'name', 'text', '姓名', 'Name', true),
    field(2, 'email', 'email', '邮箱', 'E-mail'),
    field(3, 'phone', 'text', '电话', 'Phone'),
    field(4, 'title', 'text', '职务', 'Title'),
  ],
};
