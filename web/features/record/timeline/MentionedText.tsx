import type { FieldValue } from '#domain/objects/types.ts';
import type { References } from '../../../fields/index.ts';
import styles from './timeline.module.css';

type Props = { text: string; mentions: FieldValue | undefined; references: References };

/** A text with the colleagues that it speaks to set off. */
export function MentionedText({ text, mentions, references }: Props) {
  const names = (Array.isArray(mentions) ? mentions : []).flatMap((id) => references[id]?.title ?? []);
  return (
    <p className={styles.text}>
      {partsOf(text, names).map(({ part, from, named }) =>
        named ? (
          <span key={from} className={styles.mention}>
            {part}
          </span>
        ) : (
          part
        ),
      )}
    </p>
  );
}

/** Cuts a text at `@name`, longer names first. */
export function partsOf(text: string, names: readonly string[]): { part: string; from: number; named: boolean }[] {
  if (names.length === 0) return [{ part: text, from: 0, named: false }];
  const longestFirst = [...names].sort((a, b) => b.length - a.length);
  const escaped = longestFirst.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  let from = 0;
  return text.split(new RegExp(`(@(?:${escaped.join('|')}))`)).flatMap((part, index) => {
    const start = from;
    from += part.length;
    return part === '' ? [] : [{ part, from: start, named: index % 2 === 1 }];
  });
}
