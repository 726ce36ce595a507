import { useTranslation } from 'react-i18next';
import type { VersionBody } from '#contract/versions.ts';
import { compareVersions } from '#domain/funnels/compareVersions.ts';
import { useUser } from '../../../api/organisation.ts';
import { useSession } from '../../../api/session.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import type { Design } from '../model/design.ts';
import { same } from '../model/mergeItems.ts';
import { useChangeWords } from '../versions/useChangeWords.ts';
import styles from './conflict.module.css';

export type Sides = { base: Design; mine: Design; theirs: Design };

/** Side by side: what the other person changed and when, and what is changed here. */
export function BothSides({ version, sides }: { version: VersionBody; sides: Sides }) {
  const { t } = useTranslation();
  const { relative } = useFormat();
  const { user } = useSession();
  const by = version.updatedBy ?? undefined;
  const name = useUser(by).data?.name ?? '…';
  const when = relative(version.updatedAt);
  const theirs =
    by === user.id ? t('funnels.conflict.elsewhere', { when }) : t('funnels.conflict.theirs', { name, when });
  return (
    <div className={styles.sides}>
      <Side title={theirs} base={sides.base} design={sides.theirs} />
      <Side title={t('funnels.conflict.mine')} base={sides.base} design={sides.mine} />
    </div>
  );
}

function Side({ title, base, design }: { title: string; base: Design; design: Design }) {
  const { t } = useTranslation();
  const words = useChangeWords({ before: base.stages, after: design.stages });
  const rules = design.mapping.filter((rule) => !base.mapping.some((known) => same(known, rule)));
  const lines = words(compareVersions(base, design, rules));
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {lines.length === 0 ? (
        <p className="tone-quiet">{t('funnels.conflict.nothing')}</p>
      ) : (
        <ul>
          {lines.map((line) => (
            <li key={line.key}>{line.words}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
