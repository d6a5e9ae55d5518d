import type {
  AgreementOverview,
  AgreementVersion,
} from '../../../lib/domain/views/agreement-overview';
import { dateOf, momentOf } from '../../../lib/i18n/time';
import type { AgreementT } from './use-t';

/** Whether a version is the product's own, on which there is no agreement. */
export function isStandard(overview: AgreementOverview, version: AgreementVersion): boolean {
  return overview.versions.at(-1)?.digest === version.digest;
}

/**
 * The version of an address; the one in force where it names none. Undefined where it names one
 * that is not there.
 */
export function versionAt(
  overview: AgreementOverview,
  digest: string | undefined,
): AgreementVersion | undefined {
  if (digest !== undefined) return overview.versions.find((each) => each.digest === digest);
  return overview.versions.find(({ inForce }) => inForce) ?? overview.versions.at(-1);
}

/** The version before one: the default of a comparison. */
export function versionBefore(
  overview: AgreementOverview,
  version: AgreementVersion,
): AgreementVersion | undefined {
  return overview.versions.find(({ agreement }) => agreement.version < version.agreement.version);
}

/** "Version 3", "The product's standard"; with its author where two share a number. */
export function versionName(
  overview: AgreementOverview,
  version: AgreementVersion,
  { t }: AgreementT,
): string {
  if (isStandard(overview, version)) return t('version.standard');
  const number = String(version.agreement.version);
  if (!overview.rivals.includes(version.digest)) return t('version.name', { number });
  return t('version.rival', { number, who: version.by ?? version.digest.slice(0, 6) });
}

/** Who put a document where the team keeps it, and when, as far as the CRM says; may be empty. */
export function publishedText(
  { by, at, confirmed }: Pick<AgreementVersion, 'by' | 'at' | 'confirmed'>,
  { t, language }: AgreementT,
): string {
  const who = confirmed === false ? 'version.by-unconfirmed' : 'version.by';
  return [by === null ? [] : t(who, { who: by }), at === null ? [] : momentOf(at, language)]
    .flat()
    .join(' · ');
}

/** Where a version stands, in words. */
export function standingText(
  overview: AgreementOverview,
  version: AgreementVersion,
  now: number,
  speech: AgreementT,
): string {
  const { t, language } = speech;
  const { standing, inForce } = version;
  if (isStandard(overview, version))
    return t(inForce ? 'standing.standard-now' : 'standing.standard');
  // A policy is in force without signatures.
  if (inForce && standing.kind !== 'begun') return t('standing.pinned');
  switch (standing.kind) {
    case 'draft':
      return t('standing.draft');
    case 'waiting':
      return t(`standing.waiting-${standing.missing}`);
    case 'signed':
      return t('standing.signed', { date: dateOf(standing.from, now, language) });
    case 'begun':
      return t(inForce ? 'standing.in-force' : 'standing.replaced', {
        date: dateOf(standing.from, now, language),
      });
  }
}

/** The look of a version's standing: a tone; the words beside it say the same. */
export function standingTone({ standing, inForce }: AgreementVersion): 'good' | 'warn' | 'plain' {
  if (inForce) return 'good';
  return standing.kind === 'begun' ? 'plain' : 'warn';
}
