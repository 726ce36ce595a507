import { fileAddress } from '../../api/files.ts';
import { ClipIcon } from '../../ui/icons.tsx';
import { asList } from '../shared/values.ts';
import type { CellProps } from '../types.ts';
import styles from './file.module.css';

export function Cell({ value, references }: CellProps) {
  return (
    <span className={styles.files}>
      {asList(value).map((id) => (
        <a key={id} href={fileAddress(id)} className={styles.file}>
          <ClipIcon size={14} />
          <span className="ellipsis">{references?.[id]?.title ?? id}</span>
        </a>
      ))}
    </span>
  );
}
