import { createSign, generateKeyPairSync, type KeyObject } from "node:crypto";

/** A certificate and its private key, in PEM, as tls.createSecureContext takes them. */
export type Certified = { readonly cert: string; readonly key: string };

/** An authority that lives as long as the test run, and signs a certificate for any host. */
export type Authority = { readonly cert: string; readonly issue: (host: string) => Certified };

/** Node makes keys but no certificates: this writes the few fields of X.509 (RFC 5280 §4.1) that TLS looks at. */
export function authority(): Authority {
  const ca = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const mayIssue = sequence(
    oid("551d13"),
    value(0x01, Buffer.of(0xff)),
    octets(sequence(value(0x01, Buffer.of(0xff)))),
  );
  return {
    cert: certificate({
      subject: "Trap authority",
      publicKey: ca.publicKey,
      extension: mayIssue,
      signer: ca.privateKey,
    }),
    issue: (host) => {
      const named = sequence(oid("551d11"), octets(sequence(value(0x82, Buffer.from(host)))));
      return {
        cert: certificate({ subject: host, publicKey: pair.publicKey, extension: named, signer: ca.privateKey }),
        key: pair.privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
      };
    },
  };
}

type Fields = {
  readonly subject: string;
  readonly publicKey: KeyObject;
  readonly extension: Buffer;
  readonly signer: KeyObject;
};

function certificate({ subject, publicKey, extension, signer }: Fields): string {
  const ecdsaWithSha256 = sequence(oid("2a8648ce3d040302"));
  const validity = sequence(value(0x17, Buffer.from("200101000000Z")), value(0x17, Buffer.from("491231235959Z")));
  const body = sequence(
    value(0xa0, value(0x02, Buffer.of(2))), // version 3
    value(0x02, Buffer.from(subject).subarray(0, 16)), // serial number: one a subject
    ecdsaWithSha256,
    name("Trap authority"),
    validity,
    name(subject),
    publicKey.export({ type: "spki", format: "der" }),
    value(0xa3, sequence(extension)),
  );
  const signature = createSign("sha256").update(body).sign(signer);
  const whole = sequence(body, ecdsaWithSha256, value(0x03, Buffer.of(0), signature));
  return `-----BEGIN CERTIFICATE-----\n${whole.toString("base64")}\n-----END CERTIFICATE-----\n`;
}

function name(common: string): Buffer {
  return sequence(value(0x31, sequence(oid("550403"), value(0x0c, Buffer.from(common.slice(0, 64))))));
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return value(0x30, ...parts);
}

function oid(hex: string): Buffer {
  return value(0x06, Buffer.from(hex, "hex"));
}

function octets(content: Buffer): Buffer {
  return value(0x04, content);
}

/** Tag, length, content: DER (X.690 §8.1). */
function value(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.of(tag, length), content]);
  return Buffer.concat([Buffer.of(tag, 0x82, length >> 8, length % 0x100), content]);
}
