const CHINESE_MOBILE = /^(1\d{2})(\d{4})(\d{4})$/;

/** E.164 as it is read: mainland numbers without the country code, mobiles in three groups; `;ext=12` as `-12`. */
export function phoneText(number: string): string {
  const [main = '', extension] = number.split(';ext=');
  const local = main.replace(/^\+86/, '');
  const mobile = CHINESE_MOBILE.exec(local);
  const spaced = mobile ? mobile.slice(1).join(' ') : local;
  return extension ? `${spaced}-${extension}` : spaced;
}
