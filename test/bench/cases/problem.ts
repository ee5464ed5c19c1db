/** What every route and peer of the benchmarks answers with: the problem of `new NotFound(detail)`. */

export const detail = 'No book has that id.'

export const problem = {
  type: 'about:blank',
  title: 'Not Found',
  status: 404,
  detail,
  condition: 'unknown',
}

/** The fields that the package sends with it, but for Content-Length. */
export const fields = {
  'Cache-Control': 'no-store',
  'Content-Type': 'application/problem+json',
  Vary: 'Accept',
  'X-Content-Type-Options': 'nosniff',
}

/** The same bytes and fields, returned by hand. */
export function sameResponse(): Response {
  const body = JSON.stringify(problem)
  return new Response(body, {
    status: 404,
    headers: {
      'Cache-Control': fields['Cache-Control'],
      'Content-Length': String(body.length),
      'Content-Type': fields['Content-Type'],
      Vary: fields.Vary,
      'X-Content-Type-Options': fields['X-Content-Type-Options'],
    },
  })
}
