/** Takes the keys while the palette is on its way, so that no letter is lost. */
export function TypedAhead({ label, onType }: { label: string; onType: (text: string) => void }) {
  return (
    <input
      className="visually-hidden"
      aria-label={label}
      // biome-ignore lint/a11y/noAutofocus: it stands for the palette's field, which was asked for
      autoFocus
      onChange={(event) => onType(event.target.value)}
    />
  );
}
