import { describe, expect, it } from 'vitest';
import { openTable } from './index.ts';

/** Writes what Node can only read: every character of two bytes, turned round. */
function encoder(encoding: 'big5' | 'gb18030'): (text: string) => Buffer {
  const bytes = new Map<string, number[]>();
  const decoder = new TextDecoder(encoding);
  for (let first = 0xfe; first >= 0x81; first--) {
    for (let second = 0xfe; second >= 0x40; second--) {
      const character = decoder.decode(Uint8Array.of(first, second));
      if ([...character].length === 1 && character !== '\uFFFD') bytes.set(character, [first, second]);
    }
  }
  return (text) =>
    Buffer.from(
      [...text].flatMap((character) => {
        const code = character.codePointAt(0)!;
        const pair = code < 0x80 ? [code] : bytes.get(character);
        if (!pair) throw new Error(`${character} is not in ${encoding}`);
        return pair;
      }),
    );
}

const [big5, gb] = [encoder('big5'), encoder('gb18030')];
const TRADITIONAL = [
  '客戶名稱,金額,負責業務\n台積電股份有限公司,120,王小明\n鴻海精密工業,35,李國華\n',
  '商機編號,階段,變更時間\nA1,需求確認,2024-05-01\nA2,議價中,2024-06-01\n',
  '聯絡人,電子郵件,職稱\n陳怡君,chen@x.example,採購經理\n',
];
const SIMPLIFIED = [
  '客户名称,金额,负责人\n华为技术有限公司,120,王小明\n苏州恒拓精密机械,35,李国华\n',
  '商机编号,阶段,变更时间\nA1,需求确认,2024-05-01\nA2,商务谈判,2024-06-01\n',
  '联系人,电子邮箱,职务\n陈怡君,chen@x.example,采购经理\n',
];

describe('Big5 and GB18030 are told apart', () => {
  it.each(TRADITIONAL)('繁體 in Big5: %s', async (text) => {
    const table = await openTable(big5(text));
    expect(table.encoding).toBe('big5');
    expect(table.headers.join(',')).toBe(text.split('\n')[0]);
  });

  it.each([...SIMPLIFIED, ...TRADITIONAL])('in GB18030: %s', async (text) => {
    const table = await openTable(gb(text));
    expect(table.encoding).toBe('gb18030');
    expect(table.headers.join(',')).toBe(text.split('\n')[0]);
  });
});
