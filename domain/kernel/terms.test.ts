import { describe, expect, it } from 'vitest';
import { type Renaming, renameIn, renameText } from './terms.ts';

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
  it('stand wherever the product names the object', () => {
    expect(renameIn('在途商机 3 个，新建商机', 'zh-CN', [deal])).toBe('在途项目 3 个，新建项目');
    expect(renameIn('Open deals', 'en', [deal])).toBe('Open opportunities');
    expect(renameIn('A deal is won. Take a deal.', 'en', [deal])).toBe('An opportunity is won. Take an opportunity.');
    expect(renameIn('{{count}} deals, dealer', 'en', [deal])).toBe('{{count}} opportunities, dealer');
  });

  it('leave the longer word whole, and swap without running into each other', () => {
    expect(renameIn('潛在客戶 → 客戶', 'zh-TW', [account, lead])).toBe('詢價 → 企業');
    const swap: Renaming[] = [
      { from: deal.from, to: lead.from },
      { from: lead.from, to: deal.from },
    ];
    expect(renameIn('线索 → 商机', 'zh-CN', swap)).toBe('商机 → 线索');
  });

  it('leave English verbs and the account one signs in with alone', () => {
    expect(renameIn('This leads to nothing', 'en', [lead])).toBe('This leads to nothing');
    expect(renameIn('New lead: a lead', 'en', [lead])).toBe('New lead: an inquiry');
    expect(renameIn('Leads', 'en', [lead])).toBe('Inquiries');
  });

  it('change nothing without a renaming', () => {
    const text = { 'zh-CN': '商机', en: 'Deal' };
    expect(renameText(text, [])).toBe(text);
    expect(renameText(text, [lead])).toEqual(text);
    expect(renameText(text, [deal])).toEqual({ 'zh-CN': '项目', en: 'Opportunity' });
  });
});
