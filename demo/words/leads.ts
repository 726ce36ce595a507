export const LEAD_TOPICS: readonly string[] = [
  '焊接自动化',
  '视觉检测',
  'MES 咨询',
  '仓储改造',
  '设备联网',
  '排产软件',
  '质检系统',
  '码垛机器人',
  '激光切割',
  '能碳核算',
  '设备点检',
  '看板试用',
  '装配线',
  '锂电设备',
  '供应商协同',
];

/** By source; `any` fits every one. */
export const LEAD_NEEDS: Record<string, readonly string[]> = {
  any: ['{n} 台设备需要联网，先做一个车间。', '年底前有预算，想先做调研。', '新厂明年投产，正在找供应商。'],
  tradeFair: ['展位上看了演示，想了解价格和交期。', '展会上留名片，要求寄样本和案例。'],
  search: ['搜索到官网，希望安排一次线上演示。', '下载了白皮书，想知道同行案例。'],
  officialAccount: ['公众号直播后留资，关注实施周期。', '看了案例文章，询问是否支持私有部署。'],
  hotline: ['热线来电，询问整线方案。', '来电咨询，要求尽快报价。'],
  referral: ['老客户介绍，现有系统不满意，想换。', '同行推荐，希望上门交流。'],
  website: ['网站留言：希望安排一次线上演示。', '网站留言：询问价格区间。'],
};

export const REJECT_NOTES: Record<string, readonly string[]> = {
  noNeed: ['今年没有计划，明年再联系。', '只是了解行情。'],
  noBudget: ['预算未批。', '老板暂不考虑投入。'],
  unreachable: ['三次电话未接。', '号码停机。'],
  notTarget: ['规模太小。', '贸易公司，没有工厂。', '学生做课题。'],
  duplicate: ['同事已在跟进。', '与已有客户重复。'],
  wrongData: ['联系人不存在。', '公司名称有误。'],
};
