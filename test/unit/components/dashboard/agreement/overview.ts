import { agreementDigest } from '../../../../../lib/domain/agreement/canonical';
import { DEFAULT_AGREEMENT } from '../../../../../lib/domain/agreement/default-agreement';
import type { AgreementImpact } from '../../../../../lib/domain/agreement/impact';
import { signAgreement, standingOf } from '../../../../../lib/domain/agreement/sign';
import type { Agreement } from '../../../../../lib/domain/base/agreement-model';
import type {
  AgreementOverview,
  AgreementVersion,
} from '../../../../../lib/domain/views/agreement-overview';
import { NOW } from '../../people';

const DAY = 86_400_000;

/** A version of a team: the standard with some parts of its own. */
export function agreed(version: number, part: Partial<Agreement> = {}): Agreement {
  return { ...DEFAULT_AGREEMENT, version, validFrom: '2026-11-02', ...part };
}

/** Signed by both departments, some days ago. */
export function signed(agreement: Agreement, daysAgo = 10): Agreement {
  const one = signAgreement(agreement, 'Mara Lindqvist', 'marketing', NOW - (daysAgo + 1) * DAY);
  return signAgreement(one, 'Nora Vidal', 'sales', NOW - daysAgo * DAY);
}

export function version(
  agreement: Agreement,
  part: Partial<AgreementVersion> = {},
): AgreementVersion {
  return {
    agreement,
    digest: agreementDigest(agreement),
    standing: standingOf(agreement, NOW),
    inForce: false,
    by: 'Mara Lindqvist',
    at: NOW - 12 * DAY,
    ...part,
  };
}

export const STANDARD = version(DEFAULT_AGREEMENT, { by: null, at: null });

/** What a team of two has: version 2 in force, the standard before it, kept in the CRM. */
export function overview(part: Partial<AgreementOverview> = {}): AgreementOverview {
  const inForce = signed(agreed(2, { mqlThreshold: 60 }));
  return {
    inForce,
    versions: [version(inForce, { inForce: true }), STANDARD],
    rivals: [],
    draft: null,
    unreadableDraft: null,
    place: { kind: 'crm', where: 'Notes of the contact “Relevo agreement”', mayWrite: true },
    unreadable: [],
    leftOut: [],
    asOf: NOW - 60_000,
    failure: null,
    me: 'Nora Vidal',
    ...part,
  };
}

/** What holds before anybody has agreed on anything. */
export function untouched(part: Partial<AgreementOverview> = {}): AgreementOverview {
  return overview({
    inForce: DEFAULT_AGREEMENT,
    versions: [{ ...STANDARD, inForce: true }],
    place: { kind: 'device' },
    asOf: null,
    ...part,
  });
}

export const IMPACT: AgreementImpact = {
  people: 120,
  becoming: {
    count: 9,
    first: Array.from({ length: 9 }, (_, index) => ({
      contactId: `b${index}`,
      name: `Becoming ${index + 1}`,
      stage: 'lead',
      before: 41 + index,
      after: 41 + index,
    })),
  },
  leaving: {
    count: 1,
    first: [{ contactId: 'l1', name: 'Leaving One', stage: 'mql', before: 62, after: 55 }],
  },
  breaking: {
    count: 1,
    first: [
      {
        contactId: 'k1',
        name: 'Breaking One',
        kind: 'accept-mql',
        before: NOW + DAY,
        after: NOW - DAY,
      },
    ],
  },
  mending: { count: 0, first: [] },
};
