/** On Node its server puts a light Response in the place of the global one; here it must be too. */
export async function useGlobalsOfTheServer(): Promise<void> {
  if (process.versions['bun'] !== undefined || process.versions['deno'] !== undefined) return
  const { getRequestListener } = await import('@hono/node-server')
  getRequestListener(() => new Response())
}
