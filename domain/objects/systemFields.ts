import type { FieldDefinition, ObjectSpec } from './types.ts';

type SystemField = Omit<FieldDefinition, 'standard' | 'system' | 'id'>;

/** Fields that every record has. Their ids are below 100 and the same in every workspace. */
const EVERY: (SystemField & { id: number })[] = [
  { id: 1, key: 'owner', column: 'owner_id', type: 'user', labels: { 'zh-CN': '负责人', en: 'Owner' } },
  {
    id: 2,
    write: 'never',
    key: 'department',
    column: 'department_id',
    type: 'reference',
    target: 'department',
    labels: { 'zh-CN': '所属部门', en: 'Department' },
  },
  {
    id: 3,
    write: 'import',
    key: 'createdAt',
    column: 'created_at',
    type: 'dateTime',
    labels: { 'zh-CN': '创建时间', en: 'Created' },
  },
  {
    id: 4,
    write: 'never',
    key: 'createdBy',
    column: 'created_by',
    type: 'user',
    labels: { 'zh-CN': '创建人', en: 'Created by' },
  },
  {
    id: 5,
    write: 'never',
    key: 'updatedAt',
    column: 'updated_at',
    type: 'dateTime',
    labels: { 'zh-CN': '最近修改', en: 'Last changed' },
  },
  {
    id: 6,
    write: 'never',
    key: 'updatedBy',
    column: 'updated_by',
    type: 'user',
    labels: { 'zh-CN': '修改人', en: 'Changed by' },
  },
  { id: 7, key: 'externalId', column: 'external_id', type: 'text', labels: { 'zh-CN': '外部编号', en: 'External ID' } },
];

/** Fields of objects whose records move through a funnel. */
const STAGED: (SystemField & { id: number })[] = [
  {
    id: 20,
    write: 'create',
    key: 'funnel',
    column: 'funnel_key',
    type: 'select',
    options: [],
    labels: { 'zh-CN': '销售漏斗', en: 'Funnel' },
  },
  {
    id: 21,
    write: 'create',
    key: 'stage',
    column: 'stage_key',
    type: 'select',
    options: [],
    labels: { 'zh-CN': '阶段', en: 'Stage' },
  },
  {
    id: 22,
    write: 'never',
    key: 'stageKind',
    column: 'stage_kind',
    type: 'select',
    labels: { 'zh-CN': '状态', en: 'Status' },
    options: [
      { key: 'open', labels: { 'zh-CN': '在途', en: 'Open' } },
      { key: 'won', labels: { 'zh-CN': '赢单', en: 'Won' } },
      { key: 'lost', labels: { 'zh-CN': '输单', en: 'Lost' } },
      { key: 'invalid', labels: { 'zh-CN': '无效', en: 'Invalid' } },
    ],
  },
  {
    id: 23,
    write: 'never',
    key: 'stageSince',
    column: 'stage_since',
    type: 'dateTime',
    labels: { 'zh-CN': '进入阶段时间', en: 'In stage since' },
  },
  {
    id: 24,
    write: 'never',
    key: 'closedAt',
    column: 'closed_at',
    type: 'dateTime',
    labels: { 'zh-CN': '结束时间', en: 'Closed' },
  },
];

/** The fields that the system keeps for an object, beside those of its definition. */
export function systemFields(object: Pick<ObjectSpec, 'hasFunnel'>): FieldDefinition[] {
  const fields = object.hasFunnel ? [...EVERY, ...STAGED] : EVERY;
  return fields.map((field) => ({ ...field, standard: true, system: true }));
}
