export const people = {
  title: '人员与部门',
};
