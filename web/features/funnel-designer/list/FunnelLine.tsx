import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ObjectBody } from '#contract/objects.ts';
import type { FunnelVersionsBody } from '#contract/versions.ts';
import { inLocale } from '#domain/kernel/localized.ts';
import type { Condition } from '#domain/records/condition.ts';
import { useConditionWords } from '../../../parts/conditions/index.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { ArrowDownIcon, ArrowUpIcon } from '../../../ui/icons.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { SettingsButton } from '../settings/SettingsButton.tsx';
import styles from './list.module.css';

type Props = {
  funnel: FunnelVersionsBody;
  object: ObjectBody;
  /** Which new records come here: those of its rule, all, what no rule claims, only what is sent here by name, or none yet. */
  takes: 'ruled' | 'all' | 'rest' | 'asked' | 'nothing';
  busy: boolean;
  onEarlier?: () => void;
  onLater?: () => void;
};

/** One funnel: which records come to it, and its versions that hold, are tried, or are drawn. */
export function FunnelLine({ funnel, object, takes, busy, onEarlier, onLater }: Props) {
  const { t } = useTranslation();
  const { locale, date } = useFormat();
  const { key, names, versions } = funnel;
  const rule = funnel.chooseWhen as Condition | undefined;
  const words = useConditionWords(object, rule);
  const name = inLocale(names, locale);
  const live = versions.find(({ state }) => state === 'live');
  const pilot = versions.find(({ state }) => state === 'pilot');
  const drafts = versions.filter(({ state }) => state === 'draft').length;
  const things = inLocale(object.labelsPlural, locale);
  return (
    <li className={styles.item}>
      <Link to="/funnels/{-$funnel}" params={{ funnel: key }} className={styles.line}>
        <span className={styles.named}>
          <b>{name}</b>
          <small className={styles.aside}>
            {[
              ...(rule ? [t('funnels.takes.ruled', { object: things, rule: words(rule) })] : []),
              ...(takes === 'ruled' ? [] : [t(`funnels.takes.${takes}`, { object: things })]),
            ].join(' · ')}
          </small>
        </span>
        <span className="grow" />
        {live && (
          <Tag tone="won">
            {t('designer.liveSince', {
              number: live.number,
              day: live.publishedAt ? date(live.publishedAt, 'full') : '–',
            })}
          </Tag>
        )}
        {pilot && <Tag tone="info">{t('designer.pilotOf', { number: pilot.number })}</Tag>}
        {drafts > 0 && <Tag tone="accent">{t('designer.drafts', { count: drafts })}</Tag>}
      </Link>
      <span className={styles.acts}>
        {(onEarlier || onLater) && (
          <>
            <IconButton
              icon={ArrowUpIcon}
              label={t('funnels.earlier', { funnel: name })}
              disabled={busy || !onEarlier}
              onClick={onEarlier}
            />
            <IconButton
              icon={ArrowDownIcon}
              label={t('funnels.later', { funnel: name })}
              disabled={busy || !onLater}
              onClick={onLater}
            />
          </>
        )}
        <SettingsButton funnel={funnel} />
      </span>
    </li>
  );
}
