import { Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLooksOnly } from '../../api/session.ts';
import { useDefaultView, useDeleteView, useSaveView, useUpdateView, type ViewBody } from '../../api/views.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { CheckIcon, MoreIcon, PinIcon } from '../../ui/icons.tsx';
import { toast } from '../../ui/toast.ts';
import { NameForm } from './NameForm.tsx';
import styles from './views.module.css';

type Props = {
  view: ViewBody;
  place: string;
  isActive: boolean;
  isDefault: boolean;
  isOwn: boolean;
  onApply: () => void;
};

/** A view: a click applies it; behind the dots what may be done with it. */
export function ViewRow({ view, place, isActive, isDefault, isOwn, onApply }: Props) {
  const { t } = useTranslation();
  const looksOnly = useLooksOnly();
  const [editing, setEditing] = useState(false);
  const update = useUpdateView();
  const act = useViewActs(view, place);
  if (editing) {
    return (
      <li className={styles.editing}>
        <NameForm
          start={view.name}
          sharing={view.sharing}
          submit={t('common.save')}
          onCancel={() => setEditing(false)}
          onDone={async (name, sharing) => {
            await update.mutateAsync({ id: view.id, name, sharing, version: view.version });
            setEditing(false);
          }}
        />
      </li>
    );
  }
  const items = [
    {
      key: 'default',
      label: t(isDefault ? 'views.notDefault' : 'views.makeDefault'),
      onClick: () => act.makeDefault(!isDefault),
    },
    ...(view.mine ? [{ key: 'edit', label: t('views.edit'), onClick: () => setEditing(true) }] : []),
    ...(isOwn ? [] : [{ key: 'copy', label: t('views.copy'), onClick: act.copy }]),
    ...(view.mine ? [{ key: 'delete', label: t('common.delete'), danger: true, onClick: act.remove }] : []),
  ];
  const sharing = view.sharing === 'private' ? undefined : t(`views.sharingOf.${view.sharing}`);
  return (
    <li className={styles.row}>
      <button type="button" className={styles.choice} aria-pressed={isActive} onClick={onApply}>
        <span className="ellipsis">{view.name}</span>
        {isDefault && (
          <span role="img" className={styles.pin} aria-label={t('views.isDefault')} title={t('views.isDefault')}>
            <PinIcon size={12} />
          </span>
        )}
        {isActive && <CheckIcon size={14} />}
        <small className="ellipsis">{isOwn ? sharing : view.owner.name}</small>
      </button>
      {!looksOnly && (
        <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
          <IconButton small icon={MoreIcon} label={t('views.more', { name: view.name })} />
        </Dropdown>
      )}
    </li>
  );
}

function useViewActs(view: ViewBody, place: string) {
  const { t } = useTranslation();
  const save = useSaveView();
  const remove = useDeleteView();
  const choose = useDefaultView();
  const { name, settings, sharing } = view;
  const onError = (error: Error) => toast(error.message, { failed: true });
  return {
    makeDefault: (on: boolean) =>
      choose.mutate(
        { place, id: on ? view.id : null },
        { onSuccess: () => toast(on ? t('views.opensWith', { name }) : t('views.opensPlain')), onError },
      ),
    copy: () =>
      save.mutate(
        { place, name: t('views.copyOf', { name }).slice(0, 60), settings, sharing: 'private' },
        { onSuccess: (copy) => toast(t('views.saved', { name: copy.name })), onError },
      ),
    remove: () =>
      remove.mutate(view.id, {
        onSuccess: () =>
          toast(t('views.deleted', { name }), {
            undo: () => save.mutate({ place, name, settings, sharing }, { onError }),
          }),
        onError,
      }),
  };
}
