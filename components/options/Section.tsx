import type { ComponentChildren } from 'preact';
import type { SectionId } from './sections';

export interface SectionProps {
  id: SectionId;
  title: string;
  lead?: string | undefined;
  children: ComponentChildren;
}

/** One part of the options, reachable by its anchor. */
export function Section({ id, title, lead, children }: SectionProps) {
  return (
    <section
      class="section"
      id={id}
      tabIndex={-1}
      aria-labelledby={`${id}-title`}
      data-testid={`section-${id}`}
    >
      <h2 id={`${id}-title`}>{title}</h2>
      {lead !== undefined && <p class="soft lead">{lead}</p>}
      {children}
    </section>
  );
}
