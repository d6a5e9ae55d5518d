/** The mark of Relevo: two hands' lines and a baton between them. */
export function Logo({ size }: { size: number }) {
  return (
    <svg
      class="logo"
      viewBox="0 0 32 32"
      style={{ inlineSize: size, blockSize: size }}
      aria-hidden="true"
    >
      <rect width="32" height="32" rx="8" fill="#3d46c2" />
      <path
        d="M5 23.5h6.5a4 4 0 0 0 3-1.4"
        fill="none"
        stroke="#b9c2ff"
        stroke-width="3"
        stroke-linecap="round"
      />
      <path
        d="M27 8.5h-6.5a4 4 0 0 0-3 1.4"
        fill="none"
        stroke="#b9c2ff"
        stroke-width="3"
        stroke-linecap="round"
      />
      <path d="M10.5 21.5 21.5 10.5" stroke="#fff" stroke-width="5" stroke-linecap="round" />
    </svg>
  );
}
