import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

/**
 * Keeps short secrets at rest: AES-256-GCM (NIST SP 800-38D) with a fresh nonce each. What is sealed is bound to what
 * it belongs to, so that it opens in no other row.
 */
export type Sealer = {
  readonly seal: (secret: string, boundTo: string) => string;
  /** Null where it was sealed with another key, for something else, or has been changed. */
  readonly open: (sealed: string, boundTo: string) => string | null;
};

export const sealingKeyBytes = 32;

const algorithm = "aes-256-gcm";
const nonceBytes = 12;
const tagBytes = 16;
const form = "s1."; // a later way to seal will have another

/** `key`: 32 bytes from a good source of chance. */
export function sealer(key: Uint8Array): Sealer {
  if (key.length !== sealingKeyBytes) throw new RangeError(`A sealing key has ${sealingKeyBytes} bytes`);
  return {
    seal: (secret, boundTo) => {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagBytes }).setAAD(Buffer.from(boundTo));
      const sealed = Buffer.concat([nonce, cipher.update(secret, "utf8"), cipher.final(), cipher.getAuthTag()]);
      return form + sealed.toString("base64url");
    },
    open: (sealed, boundTo) => {
      const bytes = Buffer.from(sealed.slice(form.length), "base64url");
      if (!sealed.startsWith(form) || bytes.length < nonceBytes + tagBytes) return null;
      const nonce = bytes.subarray(0, nonceBytes);
      const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes })
        .setAAD(Buffer.from(boundTo))
        .setAuthTag(bytes.subarray(-tagBytes));
      try {
        const secret = [decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()];
        return Buffer.concat(secret).toString("utf8");
      } catch {
        return null;
      }
    },
  };
}
