/** Region key of the standard select, its weight in the market, and cities (with pinyin, for web addresses). */
export const MARKETS: readonly { region: string; weight: number; cities: readonly string[] }[] = [
  { region: 'eastChina', weight: 34, cities: ['上海', '苏州', '无锡', '杭州', '宁波', '南京', '常州', '合肥', '嘉兴', '青岛', '济南', '绍兴'] },
  { region: 'southChina', weight: 20, cities: ['深圳', '广州', '东莞', '佛山', '中山', '惠州', '厦门', '珠海'] },
  { region: 'northChina', weight: 15, cities: ['北京', '天津', '石家庄', '唐山', '保定', '太原'] },
  { region: 'centralChina', weight: 11, cities: ['武汉', '长沙', '郑州', '株洲', '洛阳', '南昌'] },
  { region: 'southwest', weight: 10, cities: ['成都', '重庆', '绵阳', '昆明', '贵阳'] },
  { region: 'northwest', weight: 4, cities: ['西安', '宝鸡', '兰州'] },
  { region: 'northeast', weight: 5, cities: ['沈阳', '大连', '长春', '哈尔滨'] },
  { region: 'overseas', weight: 1, cities: ['新加坡', '曼谷', '胡志明市'] },
];

const split = (text: string): string[] => [...text];
/** The fanciful core of a company name: one of each. */
export const CORE_FIRST = split('澜霁曜翊珩骁岚煜锦泓臻璟沐朔禾劭弘砺骐暄彧昱湛垚麓荃筠棠峤翎');
export const CORE_SECOND = split('川岳辰途源衡森图拓域擎桥序维启朗舟穹岭屿泽原野晟宸');
export const CORE_PINYIN: Record<string, string> = {
  澜: 'lan', 霁: 'ji', 曜: 'yao', 翊: 'yi', 珩: 'heng', 骁: 'xiao', 岚: 'lan', 煜: 'yu', 锦: 'jin', 泓: 'hong', 臻: 'zhen', 璟: 'jing',
  沐: 'mu', 朔: 'shuo', 禾: 'he', 劭: 'shao', 弘: 'hong', 砺: 'li', 骐: 'qi', 暄: 'xuan', 彧: 'yu', 昱: 'yu', 湛: 'zhan', 垚: 'yao',
  麓: 'lu', 荃: 'quan', 筠: 'yun', 棠: 'tang', 峤: 'qiao', 翎: 'ling', 川: 'chuan', 岳: 'yue', 辰: 'chen', 途: 'tu', 源: 'yuan', 衡: 'heng',
  森: 'sen', 图: 'tu', 拓: 'tuo', 域: 'yu', 擎: 'qing', 桥: 'qiao', 序: 'xu', 维: 'wei', 启: 'qi', 朗: 'lang', 舟: 'zhou', 穹: 'qiong',
  岭: 'ling', 屿: 'yu', 泽: 'ze', 原: 'yuan', 野: 'ye', 晟: 'sheng', 宸: 'chen',
};

/** Trades by industry key of the standard select, with the weight of the industry. */
export const TRADES: readonly { industry: string; weight: number; trades: readonly string[] }[] = [
  { industry: 'automotive', weight: 18, trades: ['汽车零部件', '汽车电子', '车身系统', '汽车饰件'] },
  { industry: 'electronics', weight: 16, trades: ['电子科技', '半导体', '光电', '精密电子'] },
  { industry: 'newEnergy', weight: 14, trades: ['新能源', '锂电科技', '光伏材料', '储能科技'] },
  { industry: 'machinery', weight: 14, trades: ['机械', '重工', '数控机床', '液压件', '精密制造'] },
  { industry: 'chemical', weight: 8, trades: ['新材料', '化工', '高分子材料', '涂料'] },
  { industry: 'food', weight: 8, trades: ['食品', '饮料', '乳业', '生物科技'] },
  { industry: 'medical', weight: 7, trades: ['医药', '医疗器械', '制药'] },
  { industry: 'logistics', weight: 7, trades: ['物流', '供应链', '仓储设备'] },
  { industry: 'retail', weight: 3, trades: ['家居', '服饰', '日化'] },
  { industry: 'other', weight: 5, trades: ['包装', '纺织', '五金制品', '家电'] },
];

export const LEGAL_FORMS: readonly (readonly [form: string, weight: number])[] = [
  ['有限公司', 72],
  ['股份有限公司', 14],
  ['集团有限公司', 6],
  ['有限责任公司', 8],
];
