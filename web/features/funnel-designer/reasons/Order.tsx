import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../ui/IconButton.tsx';
import { ArrowDownIcon, ArrowUpIcon, CloseIcon } from '../../../ui/icons.tsx';

type Props = {
  name: string;
  first: boolean;
  last: boolean;
  onMove: (by: 1 | -1) => void;
  onRetire: () => void;
};

/** Moves one of a list up or down, or takes it away. */
export function Order({ name, first, last, onMove, onRetire }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <IconButton
        small
        icon={ArrowUpIcon}
        label={t('reasons.up', { name })}
        disabled={first}
        onClick={() => onMove(-1)}
      />
      <IconButton
        small
        icon={ArrowDownIcon}
        label={t('reasons.down', { name })}
        disabled={last}
        onClick={() => onMove(1)}
      />
      <IconButton small icon={CloseIcon} label={t('reasons.retire', { name })} onClick={onRetire} />
    </>
  );
}
