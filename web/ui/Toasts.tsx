import { useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { AlertIcon, CheckIcon } from './icons.tsx';
import styles from './Toasts.module.css';
import { dismissToast, type Toast, toastStore } from './toast.ts';

/** Where toasts appear: once, in the shell. */
export function Toasts() {
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.read);
  return (
    <div className={styles.place} aria-live="polite">
      {toasts.map((toast) => (
        <ToastLine key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

function ToastLine({ toast }: { toast: Toast }) {
  const Drawn = toast.failed ? AlertIcon : CheckIcon;
  return (
    <div className={styles.toast} role={toast.failed ? 'alert' : undefined}>
      <Drawn />
      <span>{toast.text}</span>
      {toast.undo && <UndoButton toast={toast} undo={toast.undo} />}
    </div>
  );
}

function UndoButton({ toast, undo }: { toast: Toast; undo: () => void }) {
  const { t } = useTranslation();
  const seconds = useSecondsUntil(toast.until);
  return (
    <button
      type="button"
      onClick={() => {
        dismissToast(toast.id);
        undo();
      }}
    >
      {t('common.undo')}
      {/* The count is for the eye; read aloud every second it would drown the message. */}
      <span aria-hidden="true"> {t('common.secondsLeft', { seconds })}</span>
    </button>
  );
}

function useSecondsUntil(moment: number): number {
  const left = () => Math.max(0, Math.ceil((moment - Date.now()) / 1000));
  const [seconds, setSeconds] = useState(left);
  useEffect(() => {
    const timer = setInterval(() => setSeconds(Math.max(0, Math.ceil((moment - Date.now()) / 1000))), 250);
    return () => clearInterval(timer);
  }, [moment]);
  return seconds;
}
