import { productText } from '../../kernel/productText.ts';
import type { FieldSpec, FieldType, SelectOption } from '../types.ts';

/** `field('amount', 'money', '金额', 'Amount', { required: true })` */
export function field(key: string, type: FieldType, zh: string, en: string, more: Partial<FieldSpec> = {}): FieldSpec {
  return { key, type, labels: productText(zh, en), ...more };
}

export const labels = productText;

/** `options({ fair: ['展会', 'Trade fair'] })` */
export function options(list: Record<string, [string, string, ...string[]]>): SelectOption[] {
  return Object.entries(list).map(([key, [zh, en, ...aliases]]) => ({
    key,
    labels: labels(zh, en),
    ...(aliases.length ? { aliases } : {}),
  }));
}

export const SOURCES = options({
  tradeFair: ['展会', 'Trade fair'],
  search: ['搜索推广', 'Search'],
  officialAccount: ['公众号', 'Official account'],
  hotline: ['热线', 'Hotline'],
  referral: ['转介绍', 'Referral'],
  prospecting: ['自主开发', 'Own prospecting'],
  partner: ['渠道伙伴', 'Partner'],
  website: ['官网', 'Website'],
});

export const REGIONS = options({
  eastChina: ['华东', 'East China'],
  southChina: ['华南', 'South China'],
  northChina: ['华北', 'North China'],
  centralChina: ['华中', 'Central China'],
  southwest: ['西南', 'Southwest'],
  northwest: ['西北', 'Northwest'],
  northeast: ['东北', 'Northeast'],
  overseas: ['海外', 'Overseas'],
});

export const INDUSTRIES = options({
  automotive: ['汽车及零部件', 'Automotive'],
  electronics: ['电子半导体', 'Electronics'],
  newEnergy: ['新能源', 'New energy'],
  machinery: ['机械装备', 'Machinery'],
  chemical: ['化工材料', 'Chemicals'],
  food: ['食品饮料', 'Food and beverage'],
  medical: ['医药医疗', 'Medical'],
  logistics: ['物流仓储', 'Logistics'],
  retail: ['零售消费', 'Retail'],
  finance: ['金融', 'Finance'],
  software: ['软件与互联网', 'Software'],
  telecom: ['通信', 'Telecom'],
  publicSector: ['政府与公共', 'Public sector'],
  education: ['教育', 'Education'],
  realEstate: ['建筑地产', 'Real estate'],
  other: ['其他', 'Other'],
});

export const PRODUCT_LINES = options({
  equipment: ['智能装备', 'Equipment'],
  integration: ['系统集成', 'Systems integration'],
  saas: ['工业软件 SaaS', 'SaaS'],
});
