export const live = {
  title: '实时更新',
};
