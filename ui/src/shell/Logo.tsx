/** The sign of the house: a unit of work with a step branching off. */
export function Logo({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden focusable="false">
      <rect width="32" height="32" rx="8" fill="#4f46e5" />
      <path d="M11 8v16M11 16h6.5" stroke="#a5b4fc" strokeWidth="2.5" strokeLinecap="round" />
      <circle cx="11" cy="8.5" r="3" fill="#fff" />
      <circle cx="11" cy="23.5" r="3" fill="#fff" />
      <circle cx="21" cy="16" r="3.5" fill="#fff" />
    </svg>
  );
}
