import type { ReactNode } from 'react';
import styles from './versions.module.css';

export const Figures = ({ children }: { children: ReactNode }) => <div className={styles.figures}>{children}</div>;

export function Figure({ value, label, tone }: { value: string; label: string; tone?: string }) {
  return (
    <div>
      <b className={tone}>{value}</b>
      <span>{label}</span>
    </div>
  );
}
