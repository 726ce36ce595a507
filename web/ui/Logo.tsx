/** The mark: a funnel of three steps in the stage colours. */
export function Logo({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d="M3 4.5h18l-2.2 4H5.2z" fill="var(--stage-6-2)" />
      <path d="M6.3 10.2h11.4l-2.2 4H8.5z" fill="var(--stage-6-4)" />
      <path d="M9.5 15.9h5v4.6l-5-1.6z" fill="var(--stage-6-6)" />
    </svg>
  );
}
