import type { LineKey } from '../types.ts';

type ProductWords = { name: string; series: string; price: number; unit: string };
const product = (name: string, series: string, price: number, unit: string): ProductWords => ({
  name,
  series,
  price,
  unit,
});

/** What the three business lines sell; prices in yuan. The first eight are main products, the rest goes with them. */
export const PRODUCTS: Record<LineKey, readonly ProductWords[]> = {
  equipment: [
    product('六轴焊接机器人工作站', '焊接', 680_000, '套'),
    product('激光切割成形单元', '激光', 1_250_000, '套'),
    product('五轴数控加工中心', '数控', 1_860_000, '台'),
    product('高速装配自动线', '装配', 3_200_000, '条'),
    product('机器视觉检测台', '检测', 420_000, '台'),
    product('柔性喷涂系统', '喷涂', 1_480_000, '套'),
    product('锂电叠片机', '锂电', 2_350_000, '台'),
    product('智能码垛单元', '物流', 560_000, '套'),
    product('工装夹具定制', '配套', 86_000, '套'),
    product('安装调试服务', '服务', 45_000, '次'),
    product('三年延保', '服务', 68_000, '年'),
    product('易损备件包', '配套', 32_000, '套'),
  ],
  integration: [
    product('产线数字化改造', '产线', 780_000, '项'),
    product('MES 实施', '制造执行', 560_000, '项'),
    product('智能仓储系统集成', '仓储', 1_150_000, '项'),
    product('数据采集与监控平台', '数采', 430_000, '项'),
    product('能源管理系统', '能源', 390_000, '项'),
    product('AGV 调度集成', '物流', 680_000, '项'),
    product('质量追溯系统', '质量', 320_000, '项'),
    product('工厂网络与安全', '网络', 280_000, '项'),
    product('系统对接开发', '服务', 120_000, '人月'),
    product('驻场运维', '服务', 96_000, '人年'),
    product('工业服务器与网关', '硬件', 58_000, '套'),
    product('用户培训', '服务', 18_000, '次'),
  ],
  saas: [
    product('云设备管理 标准版', '设备云', 36_000, '年'),
    product('云设备管理 企业版', '设备云', 98_000, '年'),
    product('云排产 APS', '排产云', 128_000, '年'),
    product('云质检 QMS', '质量云', 72_000, '年'),
    product('云能碳管理', '能碳云', 88_000, '年'),
    product('供应商协同', '协同云', 56_000, '年'),
    product('车间看板', '看板', 24_000, '年'),
    product('工单与巡检', '设备云', 42_000, '年'),
    product('数据接口包', '附加', 15_000, '年'),
    product('实施服务包', '服务', 28_000, '次'),
    product('专属客户成功', '服务', 48_000, '年'),
    product('短信与存储扩容', '附加', 6_000, '年'),
  ],
};

export const MAIN_PRODUCTS = 8;

export const COMPETITORS: readonly {
  name: string;
  lines: readonly LineKey[];
  strengths: string;
  weaknesses: string;
}[] = [
  { name: '垚岭机器人', lines: ['equipment'], strengths: '焊接工艺包成熟，交付快', weaknesses: '售后网点少' },
  { name: '骐域数控', lines: ['equipment'], strengths: '价格低，账期长', weaknesses: '精度保持性一般' },
  { name: 'Norvald Automation', lines: ['equipment'], strengths: '品牌强，精度高', weaknesses: '价格高，交期长' },
  { name: '朔桥系统', lines: ['integration'], strengths: '低价抢单，关系深', weaknesses: '项目延期多' },
  { name: '泓图信息', lines: ['integration'], strengths: '行业模板多', weaknesses: '定制能力弱' },
  { name: '荃维工程', lines: ['integration', 'equipment'], strengths: '总包资质全', weaknesses: '软件外包' },
  { name: '云翎软件', lines: ['saas'], strengths: '产品易用，免费试用', weaknesses: '不支持私有部署' },
  { name: '筠序科技', lines: ['saas', 'integration'], strengths: '实施团队大', weaknesses: '报价偏高' },
  { name: '客户自研', lines: ['saas', 'integration'], strengths: '熟悉业务', weaknesses: '周期不可控' },
];

/** The rival that turned aggressive in systems integration in the last quarter. */
export const AGGRESSIVE_RIVAL = '朔桥系统';
