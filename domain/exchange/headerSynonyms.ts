const words = (...lists: string[]): string[] => lists.flatMap((list) => list.split(', '));

/**
 * Other words for the fields of the core objects, in 简体, 繁體 and English, as CRM exports write them.
 * The key of each line is the meaning; a field has it when its key or one of its labels is among the words.
 */
export const HEADER_SYNONYMS: Record<string, readonly string[]> = {
  name: words('名称, 名稱, 名字, 主题, 主題, 标题, 標題', 'title, subject, topic'),
  account: words(
    '客户, 客户名称, 客户全称, 公司, 公司名称, 公司名, 企业名称, 单位, 单位名称, 客戶, 客戶名稱, 公司名稱, 企業名稱, 單位名稱',
    'account name, account id, customer, customer name, company, company name, client, organization, organisation',
  ),
  contact: words(
    '联系人, 联系人姓名, 姓名, 客户联系人, 聯絡人, 聯絡人姓名, 聯繫人',
    'contact name, contact id, contact person, full name, person',
  ),
  opportunity: words(
    '商机, 商机名称, 项目, 项目名称, 商機, 商機名稱, 專案名稱, 項目名稱',
    'opportunity name, deal, deal name, project, project name',
  ),
  lead: words('线索, 线索名称, 潜客, 潛在客戶, 線索', 'lead name, prospect'),
  product: words(
    '产品, 产品名称, 主要产品, 商品, 商品名称, 型号, 產品, 產品名稱, 主要產品, 商品名稱',
    'product name, main product, item',
  ),
  campaign: words('市场活动, 活动, 活动名称, 行銷活動, 活動名稱', 'campaign name'),
  competitor: words(
    '竞争对手, 主要竞争对手, 竞品, 竞争对手名称, 競爭對手',
    'main competitor, competitors, competitor name',
  ),
  amount: words(
    '金额, 商机金额, 预计金额, 成交金额, 合同金额, 销售金额, 总金额, 金額, 商機金額, 預計金額, 成交金額, 合約金額',
    'close value, value, deal value, deal amount, total, total amount, opportunity amount, expected amount, expected value',
  ),
  stage: words(
    '阶段, 销售阶段, 商机阶段, 当前阶段, 階段, 銷售階段, 商機階段, 目前階段',
    'stage name, deal stage, sales stage, pipeline stage, opportunity stage',
  ),
  funnel: words('销售漏斗, 漏斗, 销售流程, 銷售漏斗, 銷售流程', 'pipeline, sales process'),
  expectedCloseDate: words(
    '预计成交日期, 预计成交时间, 预计签约日期, 预计结单日期, 成交日期, 结单日期, 签单日期, 預計成交日期, 預計成交日, 結案日期',
    'close date, closing date, expected close, expected close date, estimated close date, close on',
  ),
  owner: words(
    '负责人, 所有人, 销售, 销售人员, 销售员, 业务员, 销售代表, 客户经理, 跟进人, 归属人, 負責人, 負責業務, 業務, 業務員, 銷售人員, 客戶經理',
    'owner name, owner id, sales agent, sales rep, salesperson, sales person, agent, rep, assigned to, account manager, seller',
  ),
  department: words('部门, 所属部门, 部門, 所屬部門', 'team, division'),
  createdAt: words(
    '创建时间, 创建日期, 建立时间, 录入时间, 登记日期, 創建時間, 建立時間, 建立日期, 登錄日期',
    'created, created date, created on, create date, creation date, date created, engage date, opened, open date, start date',
  ),
  createdBy: words('创建人, 录入人, 建立者, 建立人', 'created by, created by id, creator'),
  externalId: words(
    '外部编号, 编号, 商机编号, 客户编号, 线索编号, 记录编号, 外部編號, 編號, 商機編號, 客戶編號',
    'id, record id, opportunity id, account id, lead id, contact id, deal id, external key',
  ),
  code: words(
    '编码, 产品编码, 编号, 代码, 產品編碼, 編碼, 代碼, 料號',
    'number, product code, sku, opportunity number',
  ),
  phone: words(
    '电话, 电话号码, 联系电话, 座机, 固话, 办公电话, 電話, 電話號碼, 聯絡電話, 市話',
    'telephone, tel, phone number, office phone, work phone',
  ),
  mobile: words(
    '手机, 手机号, 手机号码, 移动电话, 手機, 手機號碼, 行動電話',
    'mobile phone, cell, cell phone, mobile number',
  ),
  email: words(
    '邮箱, 电子邮箱, 邮件, 电子邮件, 邮箱地址, 郵箱, 電子郵件, 電郵, 電子信箱, 信箱',
    'e-mail, mail, email address',
  ),
  wechat: words('微信, 微信号, 微信號', 'weixin'),
  source: words(
    '来源, 线索来源, 客户来源, 商机来源, 渠道, 來源, 潛在客戶來源, 客戶來源, 通路',
    'lead source, channel, origin',
  ),
  industry: words('行业, 所属行业, 行业类型, 客户行业, 行業, 所屬行業, 產業, 產業別', 'sector, vertical'),
  region: words(
    '地区, 区域, 所在地区, 大区, 销售区域, 地區, 區域, 所在地區, 銷售區域',
    'regional office, territory, area',
  ),
  city: words('城市, 所在城市, 縣市', 'town'),
  address: words(
    '地址, 详细地址, 公司地址, 通讯地址, 詳細地址, 通訊地址',
    'street, street address, office location, location',
  ),
  website: words('网站, 网址, 官网, 公司网站, 網站, 網址, 官網', 'web, web site, url, homepage, home page'),
  employees: words(
    '人数, 员工数, 员工人数, 企业规模, 公司人数, 人數, 員工數, 員工人數',
    'number of employees, employee count, headcount, staff, company size',
  ),
  revenue: words(
    '营业额, 年营业额, 营收, 年收入, 年营收, 營業額, 年營業額, 營收, 年營收',
    'annual revenue, turnover, sales volume',
  ),
  foundedYear: words('成立年份, 成立时间, 成立年, 成立時間', 'founded, year established, year founded, established'),
  parent: words(
    '上级客户, 母公司, 集团, 总公司, 上級客戶, 集團, 總公司',
    'parent account, parent company, subsidiary of, parent',
  ),
  shortName: words('简称, 客户简称, 公司简称, 簡稱, 客戶簡稱', 'abbreviation, alias'),
  creditCode: words(
    '统一社会信用代码, 信用代码, 税号, 統一編號, 統編, 稅號',
    'tax id, tax number, registration number',
  ),
  level: words('客户级别, 客户等级, 级别, 等级, 客戶級別, 客戶等級, 等級', 'rating, tier, grade'),
  title: words('职务, 职位, 头衔, 職務, 職位, 職稱, 頭銜', 'job title, position, role title'),
  need: words('需求, 需求描述, 客户需求, 需求說明, 客戶需求', 'requirement, requirements, needs'),
  budget: words('预算, 客户预算, 預算, 客戶預算', 'estimated budget'),
  forecastCategory: words('预测类别, 預測類別', 'forecast category name, forecast'),
  lossReason: words(
    '输单原因, 丢单原因, 失败原因, 未成交原因, 失敗原因',
    'lost reason, reason lost, closed lost reason',
  ),
  nextStep: words('下一步, 下一步计划, 后续计划, 下一步計畫, 後續計畫', 'next steps, next action'),
  closedAt: words(
    '结束日期, 结束时间, 关闭日期, 关闭时间, 結束日期, 結束時間, 關閉日期, 關閉時間',
    'closed at, closed date',
  ),
  note: words('备注, 说明, 描述, 備註, 說明', 'notes, remark, remarks, comment, comments, description, memo'),
  unitPrice: words('单价, 标准价, 售价, 价格, 單價, 標準價, 售價, 價格', 'price, list price, sales price, unit price'),
  quantity: words('数量, 數量', 'qty, total opportunity quantity'),
  series: words('系列, 产品系列, 產品系列', 'product series, product family, family'),
  productLine: words('产品线, 產品線', 'line of business, product line, business line'),
  dueDate: words('截止日期, 到期日, 截止時間', 'due, due date, deadline'),
  at: words('时间, 跟进时间, 時間, 跟進時間', 'when, date, activity date'),
  content: words('内容, 跟进内容, 內容, 跟進內容', 'details, body'),
};

/** Where the object itself is what the column names ('公司名称' in a file of accounts), its name field is meant. */
export const NAMING_MEANINGS: ReadonlySet<string> = new Set([
  'account',
  'contact',
  'opportunity',
  'lead',
  'product',
  'campaign',
  'competitor',
]);

/** Meanings that a field of another meaning may take over when nothing fits better. */
export const SUBSTITUTES: Record<string, readonly string[]> = {
  account: ['company'],
  contact: ['contactName'],
  mobile: ['phone'],
  phone: ['mobile'],
  note: ['description'],
  code: ['externalId'],
};
