export const search = {
  open: '搜索',
  placeholder: '搜索客户、商机、联系人或页面',
  label: '搜索记录和页面',
  pages: '页面',
  actions: '操作',
  noResult: '没有找到“{{query}}”',
  noResultHint: '试试名称的一部分、拼音或首字母。',
  failed: '搜索没有完成',
  keysMove: '选择',
  keysOpen: '打开',
  keysClose: '关闭',
  results_other: '{{count}} 条结果',
} as const;
