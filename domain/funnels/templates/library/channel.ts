import { DEAL_ENDS } from '../dealEnds.ts';
import type { TemplateOffer } from '../offer.ts';
import { FREE, open, text } from '../stages.ts';
import { discountApproved, filled, task, visit, when } from './parts.ts';

export const channel: TemplateOffer = {
  key: 'channel',
  objectKey: 'opportunity',
  names: text('渠道销售漏斗', 'Channel sales'),
  summary: text('经销商报备，厂商协助成交', 'Dealers register deals, the maker helps to close them'),
  transitions: FREE,
  stages: [
    open('registered', 'qualify', text('商机报备', 'Registered'), 10, {
      goal: text('核对报备，确认没有撞单', 'Registration checked; nobody else is at it'),
      dwellDays: 3,
      dwellIn: 'working',
      requiredFields: ['account'],
      tasks: [task('conflict', '核对是否撞单', 'Check for a conflict between dealers', 2)],
    }),
    open('joint', 'need', text('联合拜访', 'Joint visit'), 30, {
      goal: text('和经销商一起见到最终用户', 'Met the end user together with the dealer'),
      dwellDays: 20,
      requiredFields: ['amount', 'expectedCloseDate'],
      tasks: [task('visit', '联合拜访最终用户', 'Visit the end user together', 10, { proof: visit })],
    }),
    open('support', 'solution', text('方案支持', 'Solution support'), 50, {
      goal: text('给经销商备好方案和价格依据', 'The dealer has a solution and the ground of its price'),
      dwellDays: 21,
      requiredFields: ['need'],
      tasks: [task('solution', '交付方案给经销商', 'Give the solution to the dealer', 7, { proof: filled('product') })],
    }),
    open('special', 'negotiation', text('特价申请', 'Special price'), 70, {
      goal: text('特价获批，经销商报出价格', 'Special price agreed; the dealer has quoted'),
      dwellDays: 10,
      dwellIn: 'working',
      requiredFields: ['budget', 'competitor'],
      gates: [discountApproved(15)],
    }),
    open('order', 'contract', text('下单签约', 'Order'), 90, {
      goal: text('经销商下单并确认付款方式', 'The dealer orders and confirms the terms of payment'),
      dwellDays: 14,
      requiredFields: ['paymentTerms'],
      gates: [
        when(
          'orderAmount',
          'entry',
          { field: 'amount', op: 'gt', value: 0 },
          text('订单金额要大于零', 'The order has an amount'),
        ),
      ],
      tasks: [task('order', '上传订单', 'Upload the order', 5, { proof: { kind: 'document', field: 'files' } })],
    }),
    ...DEAL_ENDS,
  ],
};
