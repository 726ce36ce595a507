import { DndContext } from '@dnd-kit/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import { Amount } from '../../../ui/Amount.tsx';
import { cx } from '../../../ui/cx.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { CardList } from '../column/CardList.tsx';
import type { ColumnsProps } from '../column/Columns.tsx';
import { useConversion } from '../column/useConversion.ts';
import styles from './PhoneColumns.module.css';
import { PhoneLanes } from './PhoneLanes.tsx';

const CARD_HEIGHT = 128;

/** One stage at a time: tabs above, a swipe to the next. Cards move by their button. */
export function PhoneColumns({ funnel, object, columns, onMore, lanes, placements, className }: ColumnsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const conversionOf = useConversion(object.key, funnel);
  const pages = useRef<HTMLDivElement>(null);
  const tabs = useRef<HTMLElement>(null);
  const stages = funnel.live.stages.filter(({ kind }) => kind === 'open' || kind === 'won');
  const shown = stages.flatMap((stage) => {
    const column = columns.find((candidate) => candidate.stage === stage.key);
    return column ? [{ stage, column }] : [];
  });
  const [at, setAt] = useState(0);

  function swiped() {
    const { scrollLeft = 0, clientWidth = 1 } = pages.current ?? {};
    const next = Math.round(scrollLeft / clientWidth);
    if (next === at) return;
    setAt(next);
    tabs.current?.children[next]?.scrollIntoView({ inline: 'center', block: 'nearest' });
  }

  return (
    <DndContext>
      <nav ref={tabs} className={styles.tabs} aria-label={t('board.stages')}>
        {shown.map(({ stage, column }, index) => (
          <button
            key={stage.key}
            type="button"
            className={cx(styles.tab, index === at && styles.on)}
            aria-current={index === at}
            onClick={() => pages.current?.scrollTo({ left: index * pages.current.clientWidth, behavior: 'smooth' })}
          >
            {inLocale(stage.names, format.locale)} {format.number(column.count)}
          </button>
        ))}
      </nav>
      <div
        ref={pages}
        className={cx(styles.pages, className)}
        onScroll={swiped}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard, also where no card stands.
        tabIndex={0}
      >
        {shown.map(({ stage, column }, index) => {
          const conversion = conversionOf(stage.key);
          return (
            <section
              key={stage.key}
              className={styles.page}
              aria-label={inLocale(stage.names, format.locale)}
              inert={index !== at}
            >
              <p className={styles.sum}>
                {column.amount !== undefined && (
                  <span>
                    <Amount value={column.amount} strong className={styles.amount ?? ''} />
                    {stage.kind === 'open' &&
                      ` · ${t('board.weighted', { amount: format.amount(column.weightedAmount ?? '0') })}`}
                  </span>
                )}
                {conversion && (
                  <span>
                    {t('board.conversion')} {format.percent(conversion.share)}
                  </span>
                )}
              </p>
              {lanes ? (
                <PhoneLanes ground={lanes} placements={placements} stage={stage} />
              ) : (
                <CardList stage={stage} column={column} onMore={onMore} estimate={CARD_HEIGHT} />
              )}
            </section>
          );
        })}
      </div>
    </DndContext>
  );
}
