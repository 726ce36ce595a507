import type { ReactNode } from 'react';
import type { FunnelBody } from '#contract/funnels.ts';
import { FilterBar } from '../../../ui/FilterChip.tsx';
import type { BoardSearch } from '../search.ts';
import styles from './BoardBar.module.css';
import { DepartmentChip } from './DepartmentChip.tsx';
import { FunnelChip } from './FunnelChip.tsx';
import { OwnerChip } from './OwnerChip.tsx';
import { TextFilter } from './TextFilter.tsx';

type Props = {
  funnels: readonly FunnelBody[];
  counts: Record<string, number> | undefined;
  funnel: FunnelBody;
  search: BoardSearch;
  onChange: (change: BoardSearch) => void;
  /** The totals. */
  children?: ReactNode;
};

/** What the board is narrowed to, and what that comes to. */
export function BoardBar({ funnels, counts, funnel, search, onChange, children }: Props) {
  return (
    <div className={styles.bar}>
      <FilterBar>
        <FunnelChip
          funnels={funnels}
          counts={counts}
          value={funnel}
          onChoose={(key) => onChange({ funnel: key, ...NARROWER })}
        />
        <DepartmentChip value={search.department} onChoose={(department) => onChange({ department })} />
        {search.view !== 'mine' && <OwnerChip value={search.owner} onChoose={(owner) => onChange({ owner })} />}
        <TextFilter value={search.q ?? ''} onChange={(q) => onChange({ q: q || undefined })} />
      </FilterBar>
      {children}
    </div>
  );
}

const NARROWER: BoardSearch = { q: undefined };
