/** What the page noticed of an extension or of its own faults. */
export interface Evidence {
  /** Addresses of extensions that were fetched into the page. */
  readonly extensionFetches: string[];
  /** Messages that were posted to the window. */
  readonly messages: string[];
  /** Breaches of the security policy: directive and what was blocked. */
  readonly violations: string[];
  /** Uncaught errors. */
  readonly errors: string[];
  /** One-key commands of the mailbox that were carried out. */
  readonly shortcuts: string[];
}

/** Starts collecting. */
export function collectEvidence(): Evidence {
  const evidence: Evidence = {
    extensionFetches: [],
    messages: [],
    violations: [],
    errors: [],
    shortcuts: [],
  };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      if (/^(?:chrome|moz|safari-web)-extension:/.test(entry.name))
        evidence.extensionFetches.push(entry.name);
  }).observe({ type: 'resource', buffered: true });
  addEventListener('message', (event) => {
    let shown = String(event.data);
    try {
      shown = JSON.stringify(event.data) ?? shown;
    } catch {
      // What cannot be written as JSON is shown as text.
    }
    evidence.messages.push(shown.slice(0, 300));
  });
  document.addEventListener('securitypolicyviolation', (event) =>
    evidence.violations.push(
      `${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`.trim(),
    ),
  );
  addEventListener('error', (event) => evidence.errors.push(event.message));
  addEventListener('unhandledrejection', (event) => evidence.errors.push(String(event.reason)));
  return evidence;
}
