/** Throwing, against returning and against what people throw today. */

import type { Hono } from 'hono'
import type { Preset } from '../package-under-test.ts'
import type { Cases } from '../rounds.ts'
import * as apps from './apps.ts'
import { returningTheSame } from './by-hand.ts'
import { throwingHttpErrors } from './http-errors.ts'
import { throwingHttpException } from './http-exception.ts'

/** Fetches a path of an app with one and the same request, which is not what is measured. */
export function fetching(app: Hono, path: string, init?: RequestInit): () => unknown {
  const request = new Request(`http://localhost${path}`, init)
  return () => app.fetch(request)
}

export function throwCases(ours: Preset) {
  const throwing = apps.throwing(ours)
  return {
    return: fetching(apps.returning(), '/nf'),
    'return the same fields': fetching(returningTheSame(), '/nf'),
    throw: fetching(throwing, '/nf'),
    floor: fetching(apps.floor(ours), '/nf'),
    HTTPException: fetching(throwingHttpException(), '/nf'),
    'http-errors': fetching(throwingHttpErrors(), '/nf'),
    unknown: fetching(throwing, '/unknown'),
    'return async': fetching(apps.returning(), '/nf-async'),
    'throw async': fetching(throwing, '/nf-async'),
    'return varied': fetching(apps.returning(), '/nf-varied'),
    'throw varied': fetching(throwing, '/nf-varied'),
    'new NotFound': () => new ours.NotFound('No book has that id.'),
  } satisfies Cases
}

/** The few that are compared on other runtimes. */
export function throwFewCases(ours: Preset): Cases {
  const { return: returned, throw: thrown, HTTPException } = throwCases(ours)
  return { return: returned, throw: thrown, HTTPException }
}
