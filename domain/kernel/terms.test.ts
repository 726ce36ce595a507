import { describe, expect, it } from 'vitest';
import { productText, productTextIn } from './productText.ts';
import { inTerms, type Renaming } from './terms.ts';

const term = (zh: string, tw: string, en: string, plural = `${en}s`) => ({
  singular: { 'zh-CN': zh, 'zh-TW': tw, en },
  plural: { 'zh-CN': zh, 'zh-TW': tw, en: plural },
});
const deal: Renaming = {
  from: term('商机', '商機', 'Deal'),
  to: term('项目', '專案', 'Opportunity', 'Opportunities'),
};
const lead: Renaming = { from: term('线索', '潛在客戶', 'Lead'), to: term('询盘', '詢價', 'Inquiry', 'Inquiries') };
const account: Renaming = { from: term('客户', '客戶', 'Account'), to: term('企业', '企業', 'Company', 'Companies') };

describe('renamed terms', () => {
  it('stand wherever a text names the object', () => {
    expect(inTerms('在途[商机] 3 个，新建[商机]', 'zh-CN', [deal])).toBe('在途项目 3 个，新建项目');
    expect(inTerms('Open [deals]', 'en', [deal])).toBe('Open opportunities');
    expect(inTerms('[A deal] is won. Take [a deal].', 'en', [deal])).toBe(
      'An opportunity is won. Take an opportunity.',
    );
    expect(inTerms('New [lead]: [a lead]. [Leads]', 'en', [lead])).toBe('New inquiry: an inquiry. Inquiries');
  });

  it('leave alone what only looks like a name', () => {
    expect(inTerms('This leads to nothing: contact {{name}}', 'en', [lead])).toBe(
      'This leads to nothing: contact {{name}}',
    );
    expect(inTerms('[潛在客戶] → [客戶]', 'zh-TW', [account, lead])).toBe('詢價 → 企業');
  });

  it('may swap', () => {
    const swap: Renaming[] = [
      { from: deal.from, to: lead.from },
      { from: lead.from, to: deal.from },
    ];
    expect(inTerms('[线索] → [商机]', 'zh-CN', swap)).toBe('商机 → 线索');
  });

  it('are the product’s own where nothing is renamed', () => {
    expect(inTerms('新建[商机]', 'zh-CN', [])).toBe('新建商机');
    expect(inTerms('Take [a deal]', 'en', [lead])).toBe('Take a deal');
  });

  it('reach texts of the product that were stored without marks, in the languages nobody rewrote', () => {
    const stored = productText('重复[商机]', 'Duplicate of [a deal]');
    expect(stored).toMatchObject({ 'zh-CN': '重复商机', 'zh-TW': '重複商機', en: 'Duplicate of a deal' });
    const renamed = productTextIn([{ labels: { ...stored, en: 'Twice' }, key: '重复商机' }], [deal]);
    expect(renamed).toEqual([{ labels: { 'zh-CN': '重复项目', 'zh-TW': '重複專案', en: 'Twice' }, key: '重复商机' }]);
    const own = { 'zh-CN': '我们的商机', en: 'Our deals' };
    expect(productTextIn(own, [deal])).toEqual(own);
  });
});
