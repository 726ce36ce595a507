import { useTranslation } from 'react-i18next';
import type { ObjectBody } from '#contract/objects.ts';
import { useEditFunnels, useVersionsOfFunnels } from '../../../api/funnelVersions.ts';
import { ErrorState, Loading } from '../../../ui/states.tsx';
import { useVersionAct } from '../versions/useVersionAct.ts';
import { FunnelLine } from './FunnelLine.tsx';
import styles from './list.module.css';

export type Listed = { key: string; position: number; isLive: boolean };
type Props = { object: ObjectBody; funnels: readonly Listed[] };

/** The funnels of an object in order: a new record goes to the first whose rule holds, else to the first without one. */
export function FunnelsOf({ object, funnels }: Props) {
  const { t } = useTranslation();
  const edit = useEditFunnels();
  const run = useVersionAct();
  const { read, failed } = useVersionsOfFunnels(funnels.map(({ key }) => key));
  const isWithoutRule = (key: string) => {
    const funnel = read.get(key);
    return funnel !== undefined && funnel.chooseWhen === undefined;
  };
  const live = funnels.filter(({ isLive }) => isLive);
  // Where each has a rule, what none of them claims goes to the first.
  const rest = live.find(({ key }) => isWithoutRule(key)) ?? (read.size === funnels.length ? live[0] : undefined);
  const takenBy = (key: string, isLive: boolean) => {
    if (!isLive) return 'nothing';
    if (key === rest?.key) return live.length === 1 ? 'all' : 'rest';
    return isWithoutRule(key) ? 'asked' : 'ruled';
  };
  const move = (from: number, to: number) => {
    const moved = funnels[from];
    if (!moved) return;
    const order = funnels.toSpliced(from, 1).toSpliced(to, 0, moved);
    const patches = order.flatMap(({ key, position }, place) =>
      position === place ? [] : [{ key, patch: { position: place } }],
    );
    void run(edit.mutateAsync(patches), () => {});
  };
  if (failed?.error) return <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />;
  return (
    <ol className={styles.list} aria-label={t('funnels.order')}>
      {funnels.map(({ key, isLive }, index) => {
        const funnel = read.get(key);
        if (!funnel) return <Loading key={key} lines={1} />;
        return (
          <FunnelLine
            key={key}
            funnel={funnel}
            object={object}
            takes={takenBy(key, isLive)}
            busy={edit.isPending}
            {...(index > 0 ? { onEarlier: () => move(index, index - 1) } : {})}
            {...(index < funnels.length - 1 ? { onLater: () => move(index, index + 1) } : {})}
          />
        );
      })}
    </ol>
  );
}
