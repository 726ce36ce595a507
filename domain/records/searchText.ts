import { Converter } from 'opencc-js/t2cn';
import { pinyin } from 'pinyin-pro';
import { withoutLegalForms } from './legalForms.ts';

/**
 * Search works on small integers made here, kept in one index beside the access tokens. PostgreSQL's trigrams find
 * nothing for two Chinese characters, which is the usual query.
 */
const HAN = /\p{Script=Han}/u;
/** Readings kept for a character with several (长: chang, zhang). */
const MAX_READINGS = 3;

/** 繁體 to 简体, so that a company is found whichever way its name is written. */
const toSimplified = Converter({ from: 't', to: 'cn' });

const readingsOfCharacter = new Map<string, string[]>();

function readings(character: string): string[] {
  const known = readingsOfCharacter.get(character);
  if (known) return known;
  const found = HAN.test(character)
    ? pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true })
    : [character];
  const distinct = [...new Set(found.map((reading) => reading.replace(/ü/g, 'v')))].slice(0, MAX_READINGS);
  readingsOfCharacter.set(character, distinct);
  return distinct;
}

/** One spelling for what looks the same: half width, lower case, one space, 简体. */
export function normaliseText(text: string): string {
  const plain = text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
  return HAN.test(plain) ? toSimplified(plain) : plain;
}

/** A name without legal form and brackets: what people call the company. */
export function coreName(text: string): string {
  return withoutLegalForms(normaliseText(text));
}

/** FNV-1a, 31 bits: positive, so that the negative half is free for access tokens. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value ^= text.charCodeAt(index);
    value = Math.imul(value, 0x01000193);
  }
  return value & 0x7fffffff;
}

/** Access tokens stand in the index as negative numbers. */
export const accessToken = (token: number): number => -token;

/** All tokens of a text: characters and pairs, pinyin initials and syllables, parts of latin words and numbers. */
export function searchTokens(texts: readonly string[]): number[] {
  const tokens = new Set<number>();
  for (const text of texts) {
    const normal = normaliseText(text);
    for (const run of hanRuns(normal)) addHan(tokens, run);
    for (const word of otherWords(normal)) addLatin(tokens, word);
  }
  return [...tokens];
}

function hanRuns(text: string): string[][] {
  return (text.match(/\p{Script=Han}+/gu) ?? []).map((run) => [...run]);
}

/** Words of letters and digits; those that stand against Chinese characters (上海3M) too. */
function otherWords(text: string): string[] {
  return text.replace(/\p{Script=Han}+/gu, ' ').match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** Tokens of up to three characters in a row: names share most of theirs (有限公司, 科技), so few are made twice. */
const tokensOfWindow = new Map<string, readonly number[]>();
const MOST_WINDOWS = 50_000;
const WINDOW = 3;

function addHan(tokens: Set<number>, run: string[]): void {
  for (let index = 0; index < run.length; index++) {
    const window = run.slice(index, index + WINDOW);
    const key = window.join('');
    let known = tokensOfWindow.get(key);
    if (!known) {
      known = windowTokens(window);
      if (tokensOfWindow.size >= MOST_WINDOWS) tokensOfWindow.clear();
      tokensOfWindow.set(key, known);
    }
    for (const token of known) tokens.add(token);
  }
}

/** What the first of some characters brings in, alone and with those behind it. */
function windowTokens(window: readonly string[]): number[] {
  const [character, second] = window;
  const sounds = window.map(readings);
  const initials = (count: number) =>
    combine(sounds.slice(0, count).map((list) => list.map((sound) => sound.slice(0, 1))));
  return [
    `h:${character}`,
    ...(second === undefined ? [] : [`h:${character}${second}`]),
    ...[...initials(2), ...initials(3)].map((first) => `i:${first}`),
    ...combine(sounds).flatMap((sound) => grams(sound, 3).map((gram) => `p:${gram}`)),
  ].map(hash);
}

function addLatin(tokens: Set<number>, word: string): void {
  tokens.add(hash(`x:${word.slice(0, 1)}`));
  tokens.add(hash(`x:${word.slice(0, 2)}`));
  for (const gram of grams(word, 3)) tokens.add(hash(`l:${gram}`));
}

function grams(text: string, size: number): string[] {
  return Array.from({ length: Math.max(0, text.length - size + 1) }, (_, index) => text.slice(index, index + size));
}

function combine(parts: string[][]): string[] {
  return parts.reduce<string[]>((sofar, part) => sofar.flatMap((head) => part.map((tail) => head + tail)), ['']);
}

/**
 * What a query may mean, each as a set of tokens that a hit must all have: Chinese characters, pinyin, initials or
 * latin text. Empty for a query too short to search by.
 */
export function queryTokens(query: string): number[][] {
  const normal = normaliseText(query);
  const han = hanRuns(normal).flatMap((run) =>
    run.length === 1
      ? [hash(`h:${run[0]}`)]
      : run.slice(1).map((character, index) => hash(`h:${run[index]}${character}`)),
  );
  const words = otherWords(normal);
  const latin = words.flatMap((word) =>
    word.length < 3 ? [hash(`x:${word}`)] : grams(word, 3).map((gram) => hash(`l:${gram}`)),
  );
  if (han.length > 0) return [[...han, ...latin]];
  if (words.length === 0) return [];
  const meanings = [latin];
  const joined = words.join('');
  if (/^[a-z]+$/.test(joined) && joined.length >= 2) {
    meanings.push(grams(joined, joined.length === 2 ? 2 : 3).map((gram) => hash(`i:${gram}`)));
    if (joined.length >= 3) meanings.push(grams(joined, 3).map((gram) => hash(`p:${gram}`)));
  }
  return meanings;
}

/**
 * How well a name answers a query: 0 not at all (the tokens met by chance), then rising: inside, start of a syllable,
 * prefix, exact. Shorter names rank first among equals; the caller sorts by (rank desc, length).
 */
export function matchRank(query: string, name: string, more = ''): number {
  const wanted = normaliseText(query);
  const text = normaliseText(name);
  const core = coreName(name);
  if (text === wanted || core === wanted) return 5;
  if (text.startsWith(wanted) || core.startsWith(wanted)) return 4;
  if (text.includes(wanted)) return 3;
  const joined = wanted.replace(/[^a-z]/g, '');
  if (joined.length >= 2 && joined === wanted.replace(/\s/g, '')) {
    const characters = [...core];
    const deadEnds = new Set<string>();
    if (spells(joined, characters, 0, deadEnds)) return 4;
    if (characters.some((_, index) => spells(joined, characters, index, deadEnds))) return 3;
  }
  return normaliseText(more).includes(wanted) ? 2 : 0;
}

/**
 * Can `letters` be read as initials or syllables of the characters from `start` on (`htjm`, `hengtuo`, `hengtjm`)? What
 * led nowhere is remembered, else a name of equal syllables would be tried in as many ways as there are halves.
 */
function spells(letters: string, characters: string[], start: number, deadEnds: Set<string>): boolean {
  if (letters === '') return true;
  const character = characters[start];
  if (character === undefined || !HAN.test(character)) return false;
  const here = `${start} ${letters.length}`;
  if (deadEnds.has(here)) return false;
  const goesOn = (count: number) => spells(letters.slice(count), characters, start + 1, deadEnds);
  const found = readings(character).some((sound) => {
    if (sound.startsWith(letters)) return true;
    if (letters.startsWith(sound) && goesOn(sound.length)) return true;
    return sound.startsWith(letters.slice(0, 1)) && goesOn(1);
  });
  if (!found) deadEnds.add(here);
  return found;
}
