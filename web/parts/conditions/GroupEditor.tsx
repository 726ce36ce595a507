import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ObjectBody } from '#contract/objects.ts';
import { MAX_CONDITION_DEPTH } from '#domain/records/condition.ts';
import type { References } from '../../fields/index.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { CloseIcon, PlusIcon } from '../../ui/icons.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import styles from './builder.module.css';
import { type Draft, type DraftGroup, type DraftLine, newGroup, newLine } from './draft.ts';
import { LeafInputs } from './LeafInputs.tsx';

type Shared = { object: ObjectBody; references: References };
type GroupProps = Shared & {
  group: DraftGroup;
  depth: number;
  onChange: (group: DraftGroup) => void;
  onRemove?: () => void;
};

/** How deep groups are offered; what comes deeper from elsewhere is shown all the same. */
const OFFERED_DEPTH = 4;

/** Lines that must all hold, or any of them, or not; a line may be a group again. */
export function GroupEditor({ group, depth, onChange, onRemove, ...shared }: GroupProps) {
  const { t } = useTranslation();
  const { join, negated, parts } = group;
  const put = (next: Draft[]) => onChange({ ...group, parts: next });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset lays out its legend by itself and cannot be a grid
    <div role="group" className={styles.group} aria-label={t('conditions.group')}>
      <div className={styles.groupHead}>
        <Segmented<'all' | 'any'>
          size="small"
          aria-label={t('conditions.join')}
          options={[
            { value: 'all', label: t('conditions.all') },
            { value: 'any', label: t('conditions.any') },
          ]}
          value={join}
          onChange={(next) => onChange({ ...group, join: next })}
        />
        <Negation negated={negated} onChange={(next) => onChange({ ...group, negated: next })} />
        {onRemove && (
          <span className={styles.end}>
            <IconButton label={t('conditions.removeGroup')} icon={CloseIcon} small onClick={onRemove} />
          </span>
        )}
      </div>
      {parts.map((part, index) => {
        const change = (next: Draft) => put(parts.with(index, next));
        const remove = () => put(parts.toSpliced(index, 1));
        return part.kind === 'group' ? (
          <GroupEditor {...shared} key={part.id} group={part} depth={depth + 1} onChange={change} onRemove={remove} />
        ) : (
          <Line {...shared} key={part.id} line={part} onChange={change} onRemove={remove} />
        );
      })}
      <div className={styles.add}>
        <Button size="small" type="text" icon={<PlusIcon size={14} />} onClick={() => put([...parts, newLine()])}>
          {t('conditions.add')}
        </Button>
        {depth < Math.min(OFFERED_DEPTH, MAX_CONDITION_DEPTH) && (
          <Button
            size="small"
            type="text"
            icon={<PlusIcon size={14} />}
            onClick={() => put([...parts, newGroup([newLine()], join === 'all' ? 'any' : 'all')])}
          >
            {t('conditions.addGroup')}
          </Button>
        )}
      </div>
    </div>
  );
}

type LineProps = Shared & { line: DraftLine; onChange: (line: DraftLine) => void; onRemove: () => void };

function Line({ line, onChange, onRemove, object, references }: LineProps) {
  const { t } = useTranslation();
  return (
    <div className={styles.line}>
      <LeafInputs
        object={object}
        references={references}
        leaf={line.leaf}
        onChange={(leaf) => onChange({ ...line, leaf })}
      />
      <span className={styles.end}>
        {line.negated && <Negation negated onChange={(negated) => onChange({ ...line, negated })} />}
        <IconButton label={t('conditions.remove')} icon={CloseIcon} small onClick={onRemove} />
      </span>
    </div>
  );
}

function Negation({ negated, onChange }: { negated: boolean; onChange: (negated: boolean) => void }) {
  const { t } = useTranslation();
  return (
    <label className={styles.not}>
      <input type="checkbox" checked={negated} onChange={(event) => onChange(event.target.checked)} />
      {t('conditions.not')}
    </label>
  );
}
