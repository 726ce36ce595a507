import type { zhCN } from './zh-CN.ts';

/** The same keys in another language. Where Chinese counts with `_other` alone, others may add `_one`. */
export type Translated<T> = { readonly [K in keyof T]: T[K] extends string ? string : Translated<T[K]> } & {
  readonly [K in keyof T as K extends `${infer Stem}_other` ? `${Stem}_one` : never]?: string;
};

export type Phrases = Translated<typeof zhCN>;
