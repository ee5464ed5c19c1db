/** Returns the version and the status of each response in the bytes of a connection of HTTP/1. */
export function statusLines(raw: Buffer): readonly string[] | null {
  return String(raw).match(/HTTP\/1\.1 \d+/g)
}
