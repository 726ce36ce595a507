import type { LineKey } from '../types.ts';

export const DEAL_NAMES: Record<LineKey, readonly string[]> = {
  equipment: ['{product}采购', '新线{product}项目', '{product}替换改造', '{place}工厂{product}'],
  integration: ['{product}', '{place}工厂{product}', '智能工厂{product}'],
  saas: ['{product}', '{place}基地{product}', '{product}试点转正式', '{product}订阅'],
};
/** What a customer who has bought before comes back for. */
export const REPEAT_NAMES: Record<LineKey, readonly string[]> = {
  equipment: ['二期{product}扩产', '{product}增购', '{product}替换改造'],
  integration: ['{product}二期', '{product}升级', '{place}工厂{product}'],
  saas: ['{product}续订', '{product}扩容', '{product}增购用户'],
};
export const PLACES = ['一', '二', '三', '东', '西', '新', '老'];

export const NEEDS: Record<LineKey, readonly string[]> = {
  equipment: [
    '现有产线节拍 {n} 秒，目标提升 {p}%，要求换型时间小于 15 分钟。',
    '新厂房 {n} 月投产，需要整线交付，含安装调试和培训。',
    '人工焊接一致性差，返修率 {p}%，希望改为机器人工作站。',
    '客户审核要求关键工序全检，需 {n} 台视觉检测设备接入 MES。',
    '老设备服役十年，故障停机每月约 {n} 小时，计划分批替换。',
  ],
  integration: [
    '{n} 条产线的设备联网和数据采集，替代手工报表。',
    '仓库 {n} 千托盘位，出入库效率要提升 {p}%，对接现有 ERP。',
    '客户要求全流程追溯，覆盖来料、过程、出货。',
    '能源费用逐年上涨，希望分区计量并找出 {p}% 的节约空间。',
    'MES 上线失败过一次，这次要求分两期、先试点一个车间。',
  ],
  saas: [
    '设备台账在表格里，{n} 名维修工希望用手机报修和巡检。',
    '排产靠经验，插单频繁，准交率只有 {p}%。',
    '质检记录纸质保存，客户审厂要求电子化。',
    '{n} 个车间的看板要统一，先试用一个月。',
    '集团要求今年上报碳排放数据，需要自动核算。',
  ],
};

export const PAYMENT_TERMS: Record<LineKey, readonly string[]> = {
  equipment: ['3-3-3-1', '预付 30%，发货前 60%，质保 10%', '2-5-2-1', '预付 40%，验收 50%，质保 10%'],
  integration: ['合同 30%，上线 40%，验收 25%，质保 5%', '3-4-3', '按里程碑，月结 60 天'],
  saas: ['年付', '半年付', '签约后 30 天一次付清', '两年一次付清'],
};

export const NEXT_STEPS: readonly (readonly string[])[] = [
  ['约关键联系人上门交流', '电话确认项目负责人', '发送公司介绍和案例', '核实预算来源'],
  ['安排现场调研', '整理需求清单请客户确认', '约技术部门开需求会', '准备产品演示'],
  ['提交技术方案初稿', '约方案评审会', '安排参观样板客户', '回复技术澄清问题'],
  ['提交正式报价', '与采购谈付款条件', '约决策人见面', '准备投标文件'],
  ['跟进合同审批', '催法务回复条款', '确认签约日期', '确认首付款安排'],
];
