export const conditions = {
  title: '条件',
};
