import { type Issue, issue } from '../kernel/issue.ts';

export const PASSWORD_LENGTH = { min: 10, max: 200 } as const;

/** What people take when they are asked for a longer password; compared without case, digits and signs at the ends. */
const COMMON = new Set(
  `password passwort passw0rd p@ssword p@ssw0rd welcome letmein iloveyou qwerty qwertyuiop qwertyui asdfghjkl asdfghjk
  zxcvbnm zxcvbnmasdf administrator admin adminadmin changeme secret default monkey dragon football baseball princess
  sunshine superman trustno loudou woaini woaiwojia wodemima mima nihao nihaoma zhongguo beijing shanghai shenzhen
  qazwsx qazwsxedc qweasdzxc iloveyouforever company test testtest guest demo demodemo`.split(/\s+/),
);

const SEQUENCES = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv',
];

/**
 * What is wrong with a new password: too short, too long, common, one character or a sequence only, or made of the
 * e-mail address. No rules on kinds of characters: length counts (NIST SP 800-63B, 5.1.1.2).
 */
export function passwordIssue(password: string, email = '', field = 'password'): Issue | undefined {
  if (password.length > PASSWORD_LENGTH.max) return issue('too_long', field, { max: PASSWORD_LENGTH.max });
  const guessable = [...password].length < PASSWORD_LENGTH.min || isGuessable(password.toLowerCase(), email);
  return guessable ? issue('weak_password', field, { min: PASSWORD_LENGTH.min }) : undefined;
}

function isGuessable(password: string, email: string): boolean {
  const bare = password.replace(/^[\d\W_]+|[\d\W_]+$/g, '');
  if (COMMON.has(bare) || COMMON.has(password)) return true;
  if (new Set(password).size < 4) return true;
  if (SEQUENCES.some((sequence) => isPartOf(sequence, password))) return true;
  const name = email.toLowerCase().split('@')[0] ?? '';
  return password === email.toLowerCase() || (name.length >= 4 && bare === name.replace(/^[\d\W_]+|[\d\W_]+$/g, ''));
}

/** The sequence forwards, backwards or repeated. */
function isPartOf(sequence: string, password: string): boolean {
  const repeated = sequence.repeat(Math.ceil(password.length / sequence.length) + 1);
  return repeated.includes(password) || [...repeated].reverse().join('').includes(password);
}
