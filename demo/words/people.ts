/** Character and its pinyin; every name is put together by chance and belongs to nobody. */
export type Syllable = readonly [han: string, pinyin: string];

const pairs = (text: string): Syllable[] =>
  text.split(' ').map((part) => {
    const han = part.slice(0, /^[\u4e00-\u9fff]{2}/.test(part) ? 2 : 1);
    return [han, part.slice(han.length)];
  });

export const SURNAMES = pairs(
  '王wang 李li 张zhang 刘liu 陈chen 杨yang 黄huang 赵zhao 吴wu 周zhou 徐xu 孙sun 马ma 朱zhu 胡hu 郭guo 何he 林lin 高gao 罗luo ' +
    '郑zheng 梁liang 谢xie 宋song 唐tang 许xu 韩han 冯feng 邓deng 曹cao 彭peng 曾zeng 肖xiao 田tian 董dong 袁yuan 潘pan 蒋jiang 蔡cai 余yu ' +
    '杜du 叶ye 程cheng 苏su 魏wei 吕lv 丁ding 任ren 沈shen 姚yao 卢lu 姜jiang 崔cui 钟zhong 谭tan 陆lu 汪wang 范fan 金jin 石shi ' +
    '廖liao 贾jia 夏xia 韦wei 付fu 方fang 白bai 邹zou 孟meng 熊xiong 秦qin 邱qiu 江jiang 尹yin 薛xue 闫yan 段duan 雷lei 侯hou 龙long ' +
    '史shi 陶tao 黎li 贺he 顾gu 毛mao 郝hao 龚gong 邵shao 万wan 钱qian 严yan 欧阳ouyang 上官shangguan 司徒situ',
);

export const GIVEN = pairs(
  '伟wei 强qiang 磊lei 军jun 洋yang 勇yong 艳yan 杰jie 娟juan 涛tao 明ming 超chao 霞xia 平ping 刚gang 桂gui 文wen 辉hui 玲ling 鹏peng ' +
    '飞fei 红hong 波bo 华hua 斌bin 宇yu 浩hao 凯kai 健jian 俊jun 帆fan 雪xue 倩qian 婷ting 宁ning 璐lu 佳jia 琳lin 欣xin 怡yi ' +
    '晨chen 博bo 轩xuan 睿rui 昊hao 然ran 子zi 梓zi 思si 雨yu 梦meng 瑶yao 嘉jia 泽ze 晓xiao 春chun 秋qiu 海hai 建jian 国guo ' +
    '志zhi 立li 永yong 少shao 启qi 承cheng 若ruo 安an 乐le 清qing 远yuan 彦yan 哲zhe 翔xiang 峰feng 岩yan 川chuan 岚lan 静jing 敏min',
);

export const TITLES: readonly (readonly [title: string, division: string])[] = [
  ['总经理', '总经办'],
  ['副总经理', '总经办'],
  ['生产总监', '生产部'],
  ['设备部经理', '设备部'],
  ['采购经理', '采购部'],
  ['采购主管', '采购部'],
  ['信息中心主任', '信息中心'],
  ['IT 经理', '信息部'],
  ['工艺工程师', '工艺部'],
  ['自动化主管', '自动化部'],
  ['项目经理', '项目部'],
  ['财务总监', '财务部'],
  ['车间主任', '生产部'],
  ['技术总监', '研发中心'],
  ['质量经理', '质量部'],
  ['仓储经理', '物流部'],
];
