import { expect, it } from 'vitest';
import { conversionDraft } from './conversionDraft.ts';

it('carries over what the lead knows and leaves the rest to defaults', () => {
  const draft = conversionDraft({
    name: '产线改造',
    company: '华星精工',
    contactName: '王强',
    phone: '13800000000',
    email: null,
    source: 'tradeFair',
    budget: '50',
    owner: 'u1',
  });
  expect(draft).toEqual({
    account: { name: '华星精工', source: 'tradeFair', owner: 'u1' },
    contact: { name: '王强', mobile: '13800000000', owner: 'u1' },
    opportunity: { name: '产线改造', source: 'tradeFair', budget: '50', owner: 'u1' },
  });
});

it('names the account after the lead when no company is known, and makes nobody up', () => {
  expect(conversionDraft({ name: '官网咨询' })).toEqual({
    account: { name: '官网咨询' },
    contact: null,
    opportunity: { name: '官网咨询' },
  });
});
