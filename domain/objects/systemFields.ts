import { productText } from '../kernel/productText.ts';
import type { FieldDefinition, ObjectSpec } from './types.ts';

type SystemField = Omit<FieldDefinition, 'standard' | 'system' | 'id'>;

/** Fields that every record has. Their ids are below 100 and the same in every workspace. */
const EVERY: (SystemField & { id: number })[] = [
  { id: 1, key: 'owner', column: 'owner_id', type: 'user', labels: productText('负责人', 'Owner') },
  {
    id: 2,
    write: 'never',
    key: 'department',
    column: 'department_id',
    type: 'reference',
    target: 'department',
    labels: productText('所属部门', 'Department'),
  },
  {
    id: 3,
    write: 'import',
    key: 'createdAt',
    column: 'created_at',
    type: 'dateTime',
    labels: productText('创建时间', 'Created'),
  },
  {
    id: 4,
    write: 'never',
    key: 'createdBy',
    column: 'created_by',
    type: 'user',
    labels: productText('创建人', 'Created by'),
  },
  {
    id: 5,
    write: 'never',
    key: 'updatedAt',
    column: 'updated_at',
    type: 'dateTime',
    labels: productText('最近修改', 'Last changed'),
  },
  {
    id: 6,
    write: 'never',
    key: 'updatedBy',
    column: 'updated_by',
    type: 'user',
    labels: productText('修改人', 'Changed by'),
  },
  { id: 7, key: 'externalId', column: 'external_id', type: 'text', labels: productText('外部编号', 'External ID') },
  {
    id: 8,
    key: 'team',
    column: 'team_ids',
    type: 'users',
    labels: productText('相关团队', 'Record team'),
    help: productText('除负责人外可以查看这条记录的同事', 'Colleagues beside the owner who may read this record'),
  },
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
    labels: productText('销售漏斗', 'Funnel'),
  },
  {
    id: 21,
    write: 'create',
    key: 'stage',
    column: 'stage_key',
    type: 'select',
    options: [],
    labels: productText('阶段', 'Stage'),
  },
  {
    id: 22,
    write: 'never',
    key: 'stageKind',
    column: 'stage_kind',
    type: 'select',
    labels: productText('状态', 'Status'),
    options: [
      { key: 'open', labels: productText('在途', 'Open') },
      { key: 'won', labels: productText('赢单', 'Won') },
      { key: 'lost', labels: productText('输单', 'Lost') },
      { key: 'invalid', labels: productText('无效', 'Invalid') },
    ],
  },
  {
    id: 23,
    write: 'never',
    key: 'stageSince',
    column: 'stage_since',
    type: 'dateTime',
    labels: productText('进入阶段时间', 'In stage since'),
  },
  {
    id: 24,
    write: 'never',
    key: 'closedAt',
    column: 'closed_at',
    type: 'dateTime',
    labels: productText('结束时间', 'Closed'),
  },
  {
    id: 25,
    write: 'never',
    key: 'snoozedUntil',
    column: 'snoozed_until',
    type: 'date',
    labels: productText('暂停提醒至', 'Snoozed until'),
    help: productText(
      '到这一天之前不提醒停留过久，也不列入停滞清单',
      'Until this day nobody is warned of a long stay, and lists of stalled records leave it out',
    ),
  },
  {
    id: 26,
    write: 'never',
    key: 'snoozeReason',
    column: 'snooze_reason',
    type: 'text',
    labels: productText('暂停提醒的原因', 'Why snoozed'),
  },
];

/** The fields that the system keeps for an object, beside those of its definition. */
export function systemFields(object: Pick<ObjectSpec, 'hasFunnel'>): FieldDefinition[] {
  const fields = object.hasFunnel ? [...EVERY, ...STAGED] : EVERY;
  return fields.map((field) => ({ ...field, standard: true, system: true }));
}
