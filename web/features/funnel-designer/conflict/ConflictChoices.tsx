import { Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { inLocale } from '#domain/kernel/localized.ts';
import { useFormat } from '../../../ui/FormatProvider.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { stageOf } from '../model/design.ts';
import type { Clashes } from '../model/mergeDrafts.ts';
import type { Side } from '../model/mergeItems.ts';
import type { Sides } from './BothSides.tsx';
import styles from './conflict.module.css';

const CHOICES = ['both', 'mine', 'theirs'] as const;
export type Choice = (typeof CHOICES)[number];

type Props = {
  clashes: Clashes;
  sides: Sides;
  choice: Choice;
  onChoice: (choice: Choice) => void;
  prefer: Side;
  onPrefer: (side: Side) => void;
};

/** Both, mine or theirs; where both changed the same, whose holds there. */
export function ConflictChoices({ clashes, sides, choice, onChoice, prefer, onPrefer }: Props) {
  const { t } = useTranslation();
  const { locale } = useFormat();
  const name = (key: string) => {
    const names = (stageOf(sides.mine, key) ?? stageOf(sides.theirs, key) ?? stageOf(sides.base, key))?.names;
    return names ? t('funnels.conflict.stage', { stage: inLocale(names, locale) }) : key;
  };
  const same = [
    ...clashes.stages.map(name),
    ...(['order', 'transitions', 'mapping'] as const)
      .filter((part) => clashes[part])
      .map((part) => t(`funnels.conflict.parts.${part}`)),
  ];
  return (
    <div className={styles.choices}>
      <Radio.Group
        aria-label={t('funnels.conflict.which')}
        vertical
        value={choice}
        options={CHOICES.map((value) => ({
          value,
          label: (
            <>
              {t(`funnels.conflict.choices.${value}`)}
              <small>{t(`funnels.conflict.means.${value}`)}</small>
            </>
          ),
        }))}
        onChange={(event) => onChoice(event.target.value as Choice)}
      />
      {choice === 'both' && same.length > 0 && (
        <div className={styles.clash}>
          <p>{t('funnels.conflict.clash', { things: same.join(t('designer.comma')) })}</p>
          <Segmented<Side>
            aria-label={t('funnels.conflict.whose')}
            options={(['mine', 'theirs'] as const).map((value) => ({
              value,
              label: t(`funnels.conflict.prefer.${value}`),
            }))}
            value={prefer}
            onChange={onPrefer}
          />
        </div>
      )}
    </div>
  );
}
