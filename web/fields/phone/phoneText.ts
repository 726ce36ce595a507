const CHINESE_MOBILE = /^(1\d{2})(\d{4})(\d{4})$/;
/** Beijing and the 2x cities have area codes of two digits, all others of three. */
const CHINESE_LANDLINE = /^(10|2\d|[3-9]\d{2})(\d{7,8})$/;

/** E.164 as it is read: mainland mobiles in three groups, landlines as `0512-62881234`; `;ext=12` as `-12`. */
export function phoneText(number: string): string {
  const [main = '', extension] = number.split(';ext=');
  const spaced = main.startsWith('+86') ? mainland(main.slice(3)) : main;
  return extension ? `${spaced}-${extension}` : spaced;
}

function mainland(number: string): string {
  const mobile = CHINESE_MOBILE.exec(number);
  if (mobile) return mobile.slice(1).join(' ');
  const landline = CHINESE_LANDLINE.exec(number);
  return landline ? `0${landline[1]}-${landline[2]}` : number;
}
