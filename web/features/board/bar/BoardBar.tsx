import { Button } from 'antd';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FunnelBody } from '#contract/funnels.ts';
import type { ObjectBody } from '#contract/objects.ts';
import { FilterBar } from '../../../ui/FilterChip.tsx';
import { FilterIcon } from '../../../ui/icons.tsx';
import type { BoardSearch } from '../search.ts';
import styles from './BoardBar.module.css';
import { DepartmentChip } from './DepartmentChip.tsx';
import { FunnelChip } from './FunnelChip.tsx';
import { LanesChip } from './LanesChip.tsx';
import { OwnerChip } from './OwnerChip.tsx';
import { TextFilter } from './TextFilter.tsx';

const Conditions = lazy(async () => ({ default: (await import('../../../parts/conditions/FilterBar.tsx')).FilterBar }));

type Props = {
  object: ObjectBody;
  funnels: readonly FunnelBody[];
  counts: Record<string, number> | undefined;
  funnel: FunnelBody;
  search: BoardSearch;
  onChange: (change: BoardSearch) => void;
  /** The totals. */
  children?: ReactNode;
};

/** What the board is narrowed to, and what that comes to. */
export function BoardBar({ object, funnels, counts, funnel, search, onChange, children }: Props) {
  const { t } = useTranslation();
  // Its form brings every kind of input: only for those who filter.
  const [wanted, setWanted] = useState(false);
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
        <LanesChip object={object} value={search.lanes} onChoose={(lanes) => onChange({ lanes })} />
        <TextFilter value={search.q ?? ''} onChange={(q) => onChange({ q: q || undefined })} />
        {search.filter || wanted ? (
          <Suspense>
            <div className={styles.conditions}>
              <Conditions
                object={object}
                value={search.filter}
                startsAdding={wanted && !search.filter}
                onChange={(filter) => onChange({ filter })}
              />
            </div>
          </Suspense>
        ) : (
          <Button size="small" icon={<FilterIcon size={14} />} aria-haspopup="dialog" onClick={() => setWanted(true)}>
            {t('conditions.addFilter')}
          </Button>
        )}
      </FilterBar>
      {children}
    </div>
  );
}

const NARROWER: BoardSearch = { q: undefined, filter: undefined, lanes: undefined, collapsed: undefined };
