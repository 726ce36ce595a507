import { expect, test } from 'vitest';
import { twinQuestion } from './twins.ts';

const hit = (object: string, title: string, subtitle = '') => ({ object, id: title, title, subtitle });

function twinsOf(object: string, field: string, value: string, found: ReturnType<typeof hit>[]): string[] {
  const question = twinQuestion(object, field, value);
  return question && 'search' in question ? found.filter(question.isTwin).map(({ title }) => title) : [];
}

test('companies are one whatever their legal form, in a lead also by what stands below its title', () => {
  const found = [
    hit('account', '恒图精密股份有限公司', '叶玲哲'),
    hit('account', '恒图精密仪器有限公司'),
    hit('lead', '恒图精密 产线改造', '叶玲哲'),
    hit('lead', '一期改造', '恒图精密有限公司 · 叶玲哲'),
    hit('lead', '二期改造', '别家 · 叶玲哲'),
  ];
  expect(twinsOf('account', 'name', '恒图精密', found.slice(0, 2))).toEqual(['恒图精密股份有限公司']);
  const others = ['恒图精密 产线改造', '一期改造'];
  expect(twinsOf('lead', 'company', '恒图 精密', found)).toEqual(['恒图精密股份有限公司', ...others]);
  expect(twinQuestion('lead', 'company', '恒图精密有限公司')).toMatchObject({
    search: '恒图精密',
    objects: ['lead', 'account'],
  });
});

test('numbers by their last digits, people by their name at one customer, addresses exactly; the rest says nothing', () => {
  expect(twinQuestion('contact', 'mobile', '+86 139-1111-2222')).toMatchObject({ search: '13911112222' });
  expect(twinQuestion('contact', 'mobile', '12345')).toBeUndefined();
  expect(twinQuestion('contact', 'name', '张伟')).toBeUndefined();
  expect(twinQuestion('contact', 'name', '张伟', { account: 'a1' })).toMatchObject({
    query: {
      filter: {
        all: [
          { field: 'name', value: '张伟' },
          { field: 'account', value: 'a1' },
        ],
      },
    },
  });
  expect(twinQuestion('lead', 'email', 'a@b.example')).toMatchObject({ object: 'lead' });
  expect(twinQuestion('account', 'industry', '制造')).toBeUndefined();
  expect(twinQuestion('account', 'name', ' ')).toBeUndefined();
});
