const SIGNATURE_BYTES = 16;

/**
 * Issues and checks tickets. A ticket is the right of one surface to act on one subject, such as a
 * contact that it was shown.
 */
export interface Tickets {
  /** @param holder the tab of a content script, or `page` for pages of Relevo */
  issue(subject: string, holder: string): Promise<string>;
  /** Returns the subject of a ticket; null if it was made up or issued to another holder. */
  redeem(ticket: string, holder: string): Promise<string | null>;
}

/**
 * Creates the issuer. Tickets are signed, not stored, so a restarted worker accepts those of the
 * last one.
 * @param secret at least 32 random bytes, the same while the browser runs
 */
export function createTickets(secret: Uint8Array<ArrayBuffer>, subtle: SubtleCrypto): Tickets {
  const key = subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const sign = async (subject: string, holder: string): Promise<string> => {
    const text = new TextEncoder().encode(`${holder}\n${subject}`);
    const bytes = new Uint8Array(await subtle.sign('HMAC', await key, text)).subarray(
      0,
      SIGNATURE_BYTES,
    );
    return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  };
  return {
    issue: async (subject, holder) => `${await sign(subject, holder)}.${subject}`,
    redeem: async (ticket, holder) => {
      const dot = ticket.indexOf('.');
      const subject = ticket.slice(dot + 1);
      return dot === SIGNATURE_BYTES * 2 && ticket.slice(0, dot) === (await sign(subject, holder))
        ? subject
        : null;
    },
  };
}
