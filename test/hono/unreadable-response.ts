/** A Response of @hono/node-server whose fields cannot be read as Headers. */
export function unreadable(fields: unknown, length = 3): object {
  const cache = [200, 'content', fields].slice(0, length)
  const response = {
    [Symbol('other')]: 'no list',
    [Symbol('list')]: [1, 2],
    [Symbol('cache')]: cache,
  }
  return Object.defineProperty(response, 'headers', {
    get() {
      throw new TypeError('headers')
    },
  })
}
